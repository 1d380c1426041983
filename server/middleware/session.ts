import { createHash, randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type Koa from 'koa';
import { createSession } from 'koa-session';
import { StoredSession } from '../entities/account.ts';
import type { Actor } from '../policies/actor.ts';

declare module 'koa' {
  interface DefaultState {
    actor?: Actor;
    /** Id of the stored session, for what goes on after the request: a stream of events ends with it. */
    sessionId?: string;
  }
}

const day = 24 * 3_600_000;
const idOf = (key: string): string => createHash('sha256').update(key).digest('hex');

type SessionRow = Actor & { data: Record<string, unknown> };

/**
 * Sessions lie on the server, under a hash of the cookie's value, so that they can be ended there and not be stolen from
 * the table. The cookie is not signed: it is 256 random bits and nothing else, which a signature would not make harder to guess.
 */
export function session(app: Koa, orm: MikroORM, settings: { secure: boolean }): Koa.Middleware {
  return createSession(
    {
      key: 'lianban',
      maxAge: day,
      httpOnly: true,
      sameSite: 'lax',
      secure: settings.secure,
      signed: false,
      renew: true,
      genid: () => randomBytes(32).toString('base64url'),
      store: {
        get: async (key: string, _maxAge: unknown, { ctx }: { ctx?: Koa.Context }) => {
          const em = orm.em.fork();
          // With the account at once: every request needs both.
          const [row] = await em.execute<SessionRow[]>(
            `select s.data, a.account, a.name, a.roles, a.departments, a.areas
             from sessions s left join accounts a on a.account = s.account where s.id = ? and s.expires_at > ?`,
            [idOf(key), new Date()],
          );
          if (!row) return undefined;
          const { data, ...actor } = row;
          if (ctx) ctx.state.actor = actor;
          return data;
        },
        set: async (key: string, data: Record<string, unknown>) => {
          const account = typeof data['account'] === 'string' ? data['account'] : null;
          await orm.em
            .fork()
            .upsert(StoredSession, { id: idOf(key), account, data, expiresAt: new Date(Date.now() + day) });
        },
        destroy: async (key: string) => {
          await orm.em.fork().nativeDelete(StoredSession, { id: idOf(key) });
        },
      },
    },
    app,
  );
}

/** Who is signed in. Rights are read anew at each request, with the session, so that a change of them holds at once. */
export const authenticate = (): Koa.Middleware => async (ctx, next) => {
  const account: unknown = ctx['session']?.['account'];
  if (typeof account === 'string' && ctx.state.actor?.account === account) {
    const key: unknown = ctx['session']?.['externalKey'];
    if (typeof key === 'string') ctx.state.sessionId = idOf(key);
  } else delete ctx.state.actor;
  await next();
};
