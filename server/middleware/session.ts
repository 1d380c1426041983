import { createHash, randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import type Koa from 'koa';
import { createSession } from 'koa-session';
import { Account, StoredSession } from '../entities/account.ts';
import { type Actor, actorOf } from '../policies/actor.ts';

declare module 'koa' {
  interface DefaultState {
    actor?: Actor;
    account?: Account;
    /** Id of the stored session, for what goes on after the request: a stream of events ends with it. */
    sessionId?: string;
  }
}

const day = 24 * 3_600_000;
const idOf = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Sessions lie on the server, under a hash of the cookie's value, so that they can be ended there and not be stolen from the table. */
export function session(
  app: Koa,
  orm: MikroORM,
  settings: { secret: string; secure: boolean; now: () => Date },
): Koa.Middleware {
  app.keys = [settings.secret];
  return createSession(
    {
      key: 'lianban',
      maxAge: day,
      httpOnly: true,
      sameSite: 'lax',
      secure: settings.secure,
      renew: true,
      genid: () => randomBytes(32).toString('base64url'),
      store: {
        get: async (key: string, _maxAge: unknown, { ctx }: { ctx?: Koa.Context }) => {
          const em = orm.em.fork();
          // With the account at once: every request needs both.
          const [row] = await em.execute<({ data: Record<string, unknown>; account: string | null } & object)[]>(
            `select s.data, a.* from sessions s left join accounts a on a.account = s.account
             where s.id = ? and s.expires_at > ?`,
            [idOf(key), new Date()],
          );
          if (!row) return undefined;
          const { data, ...account } = row;
          if (ctx && account.account !== null) ctx.state['account'] = em.map(Account, account);
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
  const { account } = ctx.state;
  if (account && ctx['session']?.['account'] === account.account) {
    ctx.state.actor = actorOf(account);
    const key: unknown = ctx['session']?.['externalKey'];
    if (typeof key === 'string') ctx.state.sessionId = idOf(key);
  } else delete ctx.state.account;
  await next();
};
