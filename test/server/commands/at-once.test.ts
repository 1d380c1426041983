import test from 'ava';
import { pauseClocks, startCaseClock } from '../../../server/commands/clocks/case-clocks.ts';
import { applyEngineRecords } from '../../../server/commands/engine/apply-engine-records.ts';
import { type Hall, inTransaction } from '../../../server/commands/hall.ts';
import { newId } from '../../../server/commands/id.ts';
import { completeTask } from '../../../server/commands/tasks/complete-task.ts';
import { Case } from '../../../server/entities/case/case.ts';
import { CaseDocument } from '../../../server/entities/case/document.ts';
import { Clock } from '../../../server/entities/supervision/clock.ts';
import { Task } from '../../../server/entities/task.ts';
import { buildActor, buildCase, buildClock, buildTask, store } from '../../support/build.ts';
import { createdJob } from '../../support/build-parts.ts';
import { eventually } from '../../support/engine.ts';
import { testHall } from '../../support/hall.ts';

const completion = { decision: 'approve', opinion: '', form: {}, corrections: [], unmet: [], competentOrgan: '' };

test('a command that finds its row newer than it had read it is done again', async (t) => {
  const { hall } = await testHall(t);
  const { id } = await buildCase(hall, { stage: '' });
  let begun = 0;
  await inTransaction(hall, async (em) => {
    begun += 1;
    const subject = await em.findOneOrFail(Case, { id });
    if (begun === 1)
      await hall.orm.em.fork().nativeUpdate(Case, { id }, { stage: 'a', revision: subject.revision + 1 });
    subject.stage = `${subject.stage}b`;
  });
  t.is((await hall.orm.em.fork().findOneOrFail(Case, { id })).stage, 'ab');
});

test('the light of a case is that of its running clocks, though two of its tasks end at once', async (t) => {
  const { hall } = await testHall(t, { poolSize: 8 });
  const subject = await buildCase(hall, { light: 'yellow', state: 'in-review' });
  const clerk = await buildActor(hall, { roles: ['staff'], departments: [subject.department] });
  const due = { nextCheckAt: new Date('2026-11-23T16:00:00Z') };
  const yellow = { case: subject, light: 'yellow' } as const;
  const tasks = [await buildTask(hall, yellow), await buildTask(hall, yellow)];
  for (const { id } of tasks) await buildClock(hall, { ...yellow, kind: 'step', taskId: id, ...due });
  await buildClock(hall, { case: subject, kind: 'law', amount: 20, ...due });
  const letGo = await hold(hall, 'lock table audit_entries in exclusive mode');
  const both = Promise.allSettled(tasks.map(({ id }) => completeTask(hall, clerk, id, completion)));
  await waitingFor(hall, 2);
  await letGo();
  t.deepEqual(
    (await both).map(({ status }) => status),
    ['fulfilled', 'fulfilled'],
  );
  t.is((await hall.orm.em.fork().findOneOrFail(Case, { id: subject.id })).light, 'green');
});

test('one clock of a kind runs, though its job is worked twice at once', async (t) => {
  const { hall } = await testHall(t, { poolSize: 8 });
  const { id: caseId } = await buildCase(hall);
  const letGo = await hold(hall, 'lock table clocks in exclusive mode');
  const start = () => startCaseClock(hall, { caseId, clock: 'payment', label: '缴费期限', limit: '15 working-day' });
  const both = Promise.all([start(), start()]);
  await waitingFor(hall, 2);
  await letGo();
  const [first, second] = await both;
  t.deepEqual(first, second);
  t.is(await hall.orm.em.fork().count(Clock, { caseId, endedAt: null }), 1);
});

test('two pauses at once are both kept, in every clock', async (t) => {
  const { hall } = await testHall(t, { poolSize: 8 });
  const subject = await buildCase(hall);
  for (const kind of ['law', 'promise']) await buildClock(hall, { case: subject, kind, amount: 20 });
  await store(hall, noticeOf(hall, subject));
  const letGo = await hold(hall, 'lock table clocks in exclusive mode');
  const pause = (reason: string) =>
    pauseClocks(hall, { caseId: subject.id, reason, basis: '行政许可法第四十五条', expected: '5 working-day' });
  const both = Promise.all([pause('hearing'), pause('expert-review')]);
  await waitingFor(hall, 2);
  await letGo();
  await both;
  const clocks = await hall.orm.em.fork().find(Clock, { caseId: subject.id });
  t.deepEqual(
    clocks.map(({ pauses }) => pauses.map(({ reason }) => reason).toSorted()),
    [
      ['expert-review', 'hearing'],
      ['expert-review', 'hearing'],
    ],
  );
});

test('the reader of the record stream does not revive a case that is just ending', async (t) => {
  const { hall } = await testHall(t, { poolSize: 8 });
  const cases = [await buildCase(hall), await buildCase(hall)];
  const records = await Promise.all(cases.map((subject, index) => createdJob(hall, subject, index + 1)));
  const letGo = await hold(
    hall,
    "update cases set state = 'withdrawn', outcome = 'withdrawn', ended_at = now(), revision = revision + 1 where id = ?",
    [cases[0]?.id],
  );
  const applied = applyEngineRecords(hall, records, new Map([[1, 2]]));
  await waitingFor(hall, 1);
  await letGo();
  await applied;
  const em = hall.orm.em.fork();
  t.is((await em.findOneOrFail(Case, { id: cases[0]?.id ?? '' })).state, 'withdrawn');
  t.like(await em.findOneOrFail(Case, { id: cases[1]?.id ?? '' }), { state: 'in-review', stage: '审核' });
  t.is(await em.count(Task, {}), 2);
});

/** Does something in a transaction that is kept open until the returned function is called. */
async function hold(hall: Hall, sql: string, values: unknown[] = []): Promise<() => Promise<void>> {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  const held = hall.orm.em.fork().transactional(async (em) => {
    await em.execute(sql, values);
    begun.resolve();
    await end.promise;
  });
  await begun.promise;
  return async () => {
    end.resolve();
    await held;
  };
}

/** Until so many commands stand before a lock. */
const waitingFor = (hall: Hall, count: number) =>
  eventually('the others to wait', async () => {
    const waiting = await hall.orm.em
      .fork()
      .execute<unknown[]>(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
    return waiting.length >= count;
  });

const noticeOf = (hall: Hall, { id: caseId }: Case): CaseDocument =>
  Object.assign(new CaseDocument(), {
    id: newId(),
    caseId,
    kind: 'special-procedure-notice',
    title: '特别程序告知书',
    number: newId(),
    fileId: newId(),
    department: null,
    idempotencyKey: newId(),
    issuedAt: hall.now(),
    checkCode: null,
  } satisfies Partial<CaseDocument>);
