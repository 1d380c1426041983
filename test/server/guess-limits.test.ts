import test, { type ExecutionContext } from 'ava';
import { Redis } from 'ioredis';
import { guessLimits } from '../../server/guess-limits.ts';
import { redisUrl } from '../support/engine.ts';

test('wrong guesses at two processes of the hall are counted together', async (t) => {
  const name = crypto.randomUUID();
  const [here, there] = [process(t), process(t)].map((redis) => guessLimits(redis)(name, 3, 60));
  for (const limit of [here, there, here]) await limit?.consume('somebody');
  await t.throwsAsync(async () => await there?.consume('somebody'), { any: true });
  await t.notThrowsAsync(async () => await there?.consume('somebody else'));
});

test('while Redis is away each process counts for itself', async (t) => {
  const limit = guessLimits(process(t, 'redis://127.0.0.1:1'))('away', 2, 60);
  await limit.consume('somebody');
  await limit.consume('somebody');
  await t.throwsAsync(async () => await limit.consume('somebody'), { any: true });
});

/** The connection that a process of the hall has. */
function process(t: ExecutionContext, url = redisUrl): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: url === redisUrl });
  redis.on('error', () => undefined);
  t.teardown(() => redis.disconnect());
  return redis;
}
