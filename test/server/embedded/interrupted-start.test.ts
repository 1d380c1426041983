import { mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import test from 'ava';
import { identify } from '../../../server/embedded/identity.ts';
import { readPidFile, stopLeftovers } from '../../../server/embedded/processes.ts';
import { until } from '../../support/person.ts';
import { exited, freePorts, spawnHall } from '../../support/running-hall.ts';

const parts = ['zeebe', 'redis', 'postgres'];

test('a hall that is told to end while it starts leaves nothing running of what it has started', async (t) => {
  t.timeout(120_000);
  // given
  const dataDirectory = mkdtempSync(resolve('.test-data', 'hall-'));
  t.teardown(async () => {
    await stopLeftovers(dataDirectory, () => undefined);
    rmSync(dataDirectory, { recursive: true, force: true });
  });
  const hall = spawnHall(dataDirectory, await freePorts(9));
  const started = () => parts.flatMap((part) => readPidFile(part, dataDirectory)?.pid ?? []);
  await until('its parts to be started', async () => started().length > 0, 60_000);
  const pids = started();
  // when
  await exited(hall, 'SIGTERM', 40_000);
  // then
  const left = [...pids, ...started()].filter((pid) => identify(pid) !== undefined);
  t.deepEqual(left, []);
});
