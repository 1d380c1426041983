import { createServer } from 'node:http';
import test, { type ExecutionContext } from 'ava';
import Koa from 'koa';
import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible';
import { errors } from '../../../server/middleware/errors.ts';
import { rateLimit } from '../../../server/middleware/rate-limit.ts';
import { quiet } from '../../support/engine.ts';

test('who sends to several processes may send no more than to one', async (t) => {
  const shared = new RateLimiterMemory({ points: 3, duration: 60 });
  const [one, other] = [await processOf(t, 3, shared), await processOf(t, 3, shared)];
  t.deepEqual([await one(), await one(), await other()], [200, 200, 200]);
  // The first beyond is let in while it is counted.
  t.deepEqual([await other(), await other(), await one(), await one()], [200, 429, 200, 429]);
});

test('a shared count that never answers keeps nobody waiting, and each process holds the ceiling for itself', async (t) => {
  const silent = new RateLimiterMemory({ points: 3, duration: 60 });
  silent.consume = () => new Promise(() => undefined);
  const ask = await processOf(t, 3, silent);
  t.deepEqual([await ask(), await ask(), await ask(), await ask()], [200, 200, 200, 429]);
});

/** Answers with what asks one process of several. */
async function processOf(t: ExecutionContext, perMinute: number, shared: RateLimiterAbstract) {
  const app = new Koa().use(errors(quiet)).use(rateLimit(perMinute, shared));
  app.use((ctx) => {
    ctx.body = 'in';
  });
  const server = createServer(app.callback());
  const port = await new Promise<number>((done) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : 0);
    }),
  );
  t.teardown(() => server.close());
  return async () => (await fetch(`http://127.0.0.1:${port}/`)).status;
}
