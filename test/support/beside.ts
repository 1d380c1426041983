import { setTimeout as sleep } from 'node:timers/promises';
import { databaseUrl, exited, kill, type RunningHall, type Scope, secretOf, spawnHall } from './running-hall.ts';

const startLimitMs = 240_000;

/** Starts one more process on a hall's parts and files; answers with how to kill it. */
export async function startBeside(t: Scope, { url, dataDirectory, output }: RunningHall, services: string) {
  const base = Number(new URL(url).port);
  const said = output().length;
  const child = spawnHall(dataDirectory, base, {
    services,
    DATABASE_URL: databaseUrl(dataDirectory, base),
    REDIS_URL: `redis://:${secretOf(dataDirectory, 'redis')}@127.0.0.1:${base + 2}`,
    ZEEBE_ADDRESS: `127.0.0.1:${base + 3}`,
  });
  t.teardown(() => exited(child, 'SIGTERM', 30_000));
  for (const limit = Date.now() + startLimitMs; !output().slice(said).includes(`已启动 / running: `); await sleep(200))
    if (Date.now() > limit || child.exitCode !== null) throw new Error(`did not start: ${output().slice(-3000)}`);
  return { kill: () => kill(child.pid ?? 0) };
}
