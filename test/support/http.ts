import { createServer } from 'node:http';
import type { ExecutionContext } from 'ava';
import Koa from 'koa';
import type { Hall } from '../../server/commands/hall.ts';
import { Account } from '../../server/entities/account.ts';
import { errors } from '../../server/middleware/errors.ts';
import { actorOf } from '../../server/policies/actor.ts';
import { type Route, routerOf } from '../../server/routes/handler.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test looks into an answer that it has just described
export type Answered = { status: number; body: any; headers: Headers };
export type Client = {
  url: string;
  /** The calls of one who is signed in under this account; of nobody when left out. */
  as(account?: string): {
    get(path: string, headers?: Record<string, string>): Promise<Answered>;
    delete(path: string): Promise<Answered>;
    post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
    put(path: string, body?: unknown): Promise<Answered>;
  };
};

/** Serves routes over HTTP, with the hall's own parsing and errors; who is signed in is said by a header instead of a cookie. */
export async function serve(t: ExecutionContext, hall: Hall, routes: readonly Route[]): Promise<Client> {
  const app = new Koa();
  // Whoever breaks off on purpose is no news; faults of ours are in the hall's log.
  app.silent = true;
  app.use(errors(hall.log));
  app.use(async (ctx, next) => {
    const name = ctx.get('x-account');
    const account = name === '' ? null : await hall.orm.em.fork().findOne(Account, { account: name });
    if (account) ctx.state.actor = actorOf(account);
    await next();
  });
  const router = routerOf(routes, hall);
  app.use(router.routes()).use(router.allowedMethods());
  const server = createServer(app.callback());
  const url = await new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    }),
  );
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url, as: (account) => callsOf(url, account) };
}

function callsOf(url: string, account?: string): ReturnType<Client['as']> {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(account === undefined ? {} : { 'x-account': account }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(text) : text, headers: response.headers };
  };
  return {
    get: (path, headers) => call('GET', path, undefined, headers),
    delete: (path) => call('DELETE', path),
    post: (path, body, headers) => call('POST', path, body ?? {}, headers),
    put: (path, body) => call('PUT', path, body ?? {}),
  };
}
