import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import type { ExecutionContext } from 'ava';
import { type AppOptions, createApp } from '../../server/app.ts';
import { hashPassword } from '../../server/commands/accounts/sign-in.ts';
import type { Hall } from '../../server/commands/hall.ts';
import type { EngineClock } from '../../server/engine/clock.ts';
import type { Account } from '../../server/entities/account.ts';
import { callbacks } from '../../server/routes/callbacks.ts';
import { allRoutes } from '../../server/routes/index.ts';
import { buildAccount } from './build.ts';
import { type Person, signIn } from './person.ts';

export const password = 'correct horse battery';
const hashed = hashPassword(password);

export type ServedApp = {
  url: string;
  /** The hash of `password`. */
  hashed: string;
  /** Somebody new who is signed in; `rights` as of an account. */
  enter(rights?: Partial<Account>): Promise<Person>;
};

/** The hall's whole application over HTTP: its own sessions, tokens, limits, headers and every route. */
export async function serveApp(
  t: ExecutionContext,
  hall: Hall,
  changes: Partial<Omit<AppOptions, 'hall'>> = {},
): Promise<ServedApp> {
  const app = createApp({
    hall,
    routes: allRoutes({ engine: stillClock(hall), set: () => undefined }),
    outside: [callbacks(hall)],
    secure: false,
    proxies: 0,
    rateLimit: 1_000_000,
    pagesDirectory: tmpdir(),
    ...changes,
  });
  app.silent = true;
  const url = await listen(t, app.callback());
  return {
    url,
    hashed: await hashed,
    enter: async (rights) => {
      const { account } = await buildAccount(hall, { passwordHash: await hashed, ...rights });
      return await signIn({ url }, account, password);
    },
  };
}

/** An engine's clock that goes with the hall's and is never moved. */
function stillClock(hall: Hall): EngineClock {
  const now = async () => hall.now();
  return { now, add: now, pin: now, reset: now };
}

async function listen(t: ExecutionContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
