import test, { type ExecutionContext } from 'ava';
import { checkAudit } from '../../../../server/commands/audit/check-audit.ts';
import { type AuditRow, entryOf, sealAudit } from '../../../../server/commands/audit/seal-audit.ts';
import { inTransaction } from '../../../../server/commands/hall.ts';
import { audit } from '../../../../server/commands/journal.ts';
import { chainHash, chainStart } from '../../../../server/domain/audit-chain.ts';
import { Notice } from '../../../../server/entities/case/timeline-entry.ts';
import { theHall } from '../../../../server/policies/actor.ts';
import { healthRoutes } from '../../../../server/routes/health/routes.ts';
import { buildAccount } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

test('a line that was changed with the database’s own login is found, told once, and told by health until it is mended', async (t) => {
  const { hall, write, forge, warnings } = await log(t);
  const { account } = await buildAccount(hall, { roles: ['supervisor'] });
  await write(3);
  t.is(await checkAudit(hall), undefined);
  t.deepEqual(await warnings(), []);
  await forge("update audit_entries set actor = 'somebody else' where link = 2");
  t.is(await checkAudit(hall), '2');
  t.is(await checkAudit(hall), '2');
  const told = await hall.orm.em.fork().find(Notice, { account });
  t.is(told.length, 1);
  t.regex(told[0]?.text ?? '', /操作日志从第2条起校验不符/);
  t.is((await warnings()).length, 1);
  await forge(`update audit_entries set actor = '${theHall.account}' where link = 2`);
  t.is(await checkAudit(hall), undefined);
  t.deepEqual(await warnings(), []);
});

test('a chain made anew without the key is found', async (t) => {
  const { hall, write, rechain } = await log(t);
  await write(3);
  await rechain({ keyed: true });
  t.is(await checkAudit(hall), '1');
});

test('a chain made anew as from before there was a key, or cut off, is found by what the last check has seen', async (t) => {
  const { hall, write, rechain, forge } = await log(t);
  await write(3);
  t.is(await checkAudit(hall), undefined);
  await forge('delete from audit_entries where link = 3');
  t.is(await checkAudit(hall), '3');
  await rechain({ keyed: false });
  t.is(await checkAudit(hall), '3');
});

test('lines sealed before there was a key stay good, and the chain goes on from them', async (t) => {
  const { hall, write, rechain } = await log(t);
  await write(2);
  await rechain({ keyed: false });
  t.is(await checkAudit(hall), undefined);
  await write(2);
  t.is(await checkAudit(hall), undefined);
});

test('of the place that was reached, torn by a crash, the copy counts; with both torn it is told once and found anew', async (t) => {
  const { hall, write, forge } = await log(t);
  const { account } = await buildAccount(hall, { roles: ['supervisor'] });
  const told = async () => (await hall.orm.em.fork().find(Notice, { account })).map(({ text }) => text);
  await write(3);
  t.is(await checkAudit(hall), undefined);
  await hall.files.put('audit-anchor', '{"link":"3","ha');
  t.is(await checkAudit(hall), undefined);
  t.deepEqual(await told(), []);
  await hall.files.put('audit-anchor', '');
  await forge('delete from audit_entries where link = 3');
  t.is(await checkAudit(hall), '3');
  for (const file of ['audit-anchor', 'audit-anchor-copy']) await hall.files.put(file, '');
  t.is(await checkAudit(hall), undefined);
  t.is(await checkAudit(hall), undefined);
  t.deepEqual((await told()).filter((text) => /位置记录损坏/.test(text)).length, 1);
});

async function log(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, healthRoutes);
  /** As whoever has the login would: the table is its own, so it can take the triggers off. */
  const forge = (statement: string, values: unknown[] = []) =>
    inTransaction(hall, async (em) => {
      await em.execute('alter table audit_entries disable trigger user');
      await em.execute(statement, values);
      await em.execute('alter table audit_entries enable trigger user');
    });
  return {
    hall,
    forge,
    write: async (count: number) => {
      await inTransaction(hall, async (em) => {
        for (let n = 0; n < count; n += 1) audit(hall, em, theHall, { act: 'tried', subject: `${n}` });
      });
      await sealAudit(hall);
    },
    rechain: async ({ keyed }: { keyed: boolean }) => {
      const lines = await hall.orm.em
        .fork()
        .execute<AuditRow[]>(
          'select id, at, actor, act, subject, facts::text as facts from audit_entries order by link',
        );
      let previous = chainStart;
      for (const line of lines) {
        previous = chainHash(previous, entryOf(line));
        await forge('update audit_entries set hash = ?, keyed = ? where id = ?', [previous, keyed, line.id]);
      }
    },
    warnings: async (): Promise<string[]> =>
      (await as().get('/api/health')).body.warnings.filter((warning: string) => warning.includes('操作日志')),
  };
}
