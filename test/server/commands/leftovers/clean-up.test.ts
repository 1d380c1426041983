import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { sealAudit } from '../../../../server/commands/audit/seal-audit.ts';
import { inTransaction } from '../../../../server/commands/hall.ts';
import { newId } from '../../../../server/commands/id.ts';
import { audit } from '../../../../server/commands/journal.ts';
import { cleanUp } from '../../../../server/commands/leftovers/clean-up.ts';
import { removeLeftUploads } from '../../../../server/commands/materials/uploads-folder.ts';
import { Draft } from '../../../../server/entities/account.ts';
import { StoredFile } from '../../../../server/entities/case/stored-file.ts';
import { theHall } from '../../../../server/policies/actor.ts';
import { buildAccount, buildCase, store } from '../../../support/build.ts';
import { buildFile } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';

test('papers that nobody handed in are thrown away after a month, those of a case or a draft are kept', async (t) => {
  const { hall, moveTo } = await testHall(t);
  const { account } = await buildAccount(hall);
  const given = await buildFile(hall, account, { caseId: (await buildCase(hall)).id });
  const [left, kept] = [await buildFile(hall, account), await buildFile(hall, account)];
  const made = await buildFile(hall, null);
  const data = { materials: [{ code: 'layout-plan', fileId: kept.id }] };
  const draft = { account, itemCode: 'food-business-licence', area: null, step: 2, data, revision: newId() };
  await store(hall, Object.assign(new Draft(), { ...draft, savedAt: hall.now() }));
  moveTo('2026-12-20T12:00:00+08:00');
  await cleanUp(hall);
  t.true(await hall.files.exists(left.id), 'it is not a month old');
  moveTo('2026-12-24T12:00:00+08:00');
  const fresh = await buildFile(hall, account);
  await cleanUp(hall);
  const ids = (await hall.orm.em.fork().find(StoredFile, {})).map(({ id }) => id).toSorted();
  t.deepEqual(ids, [given, kept, made, fresh].map(({ id }) => id).toSorted());
  t.false(await hall.files.exists(left.id));
  t.true(await hall.files.exists(kept.id));
});

test('what a killed process has left of an upload is thrown away after a day, what is under way is not', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'lianban-left-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  for (const name of ['left', 'under-way']) await writeFile(join(folder, name), 'x');
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  await utimes(join(folder, 'left'), longAgo, longAgo);
  await removeLeftUploads(folder);
  t.deepEqual(await readdir(folder), ['under-way']);
  await t.notThrowsAsync(removeLeftUploads(join(folder, 'none')));
});

test('one turn seals all audit lines that there are', async (t) => {
  const { hall } = await testHall(t);
  await inTransaction(hall, async (em) => {
    for (let line = 0; line < 2500; line += 1) audit(hall, em, theHall, { act: 'x', subject: String(line) });
  });
  t.is(await sealAudit(hall), 2500);
  t.is(await sealAudit(hall), 0);
});
