import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { RunningHall } from './running-hall.ts';

type OfHall = Pick<RunningHall, 'dataDirectory'>;

/** Speaks with a hall's own Redis, as the hall does. */
export async function withRedisOf<T>({ dataDirectory }: OfHall, use: (redis: Redis) => Promise<T>): Promise<T> {
  const settings = readFileSync(join(dataDirectory, 'redis', 'redis.conf'), 'utf8');
  const port = Number(/^port (\d+)$/m.exec(settings)?.[1]);
  const redis = new Redis({ port, password: readFileSync(join(dataDirectory, 'secrets', 'redis'), 'utf8') });
  redis.on('error', () => undefined);
  return await use(redis).finally(() => redis.disconnect());
}

/** Takes the file of a running Redis away: once killed, it comes back empty. */
export function forgetRedisOf({ dataDirectory }: OfHall): void {
  for (const name of ['appendonly.aof', 'appendonlydir', 'dump.rdb'])
    rmSync(join(dataDirectory, 'redis', name), { recursive: true, force: true });
}
