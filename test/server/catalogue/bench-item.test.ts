import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { lintCatalogue } from '../../../server/catalogue/lint/lint-catalogue.ts';
import { readCatalogue } from '../../../server/catalogue/read.ts';
import { workers } from '../../../workers/index.ts';
import { copyProcesses } from '../../bench/hall.ts';

test('the item that the bench drives is one that the hall offers', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'lianban-bench-'));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  copyProcesses(root);
  const given = new Map(workers.map(({ type, gives }) => [type, gives]));
  const { catalogue, faults } = await lintCatalogue(await readCatalogue(`${root}/`, { workers: given }));
  t.deepEqual(faults, []);
  t.true(catalogue.items.has('bench-approval'));
});
