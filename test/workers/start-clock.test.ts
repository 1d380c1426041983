import test from 'ava';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { startClock } from '../../workers/start-clock.ts';
import { buildCase } from '../support/build.ts';
import { benchOf, completed } from '../support/worker.ts';

const bench = benchOf(test, startClock);
const headers = { clock: 'payment', label: '缴费期限', limit: '15 working-day' };
const clocksOf = (caseId: string) => bench.hall().orm.em.fork().find(Clock, { caseId });

test.serial('a clock whose start could not be told does not run, and is started at the next try', async (t) => {
  const { id: caseId } = await buildCase(bench.hall());
  const job = { variables: { caseId }, headers: { clock: 'promise', label: '承诺期限', limit: 'promise' } };
  const answer = await bench.failOnce(t, job, 'audit_entries', async () => t.deepEqual(await clocksOf(caseId), []));
  t.deepEqual(answer, { deadline: '2026-11-30T23:59:59+08:00' });
  t.like(await clocksOf(caseId), [{ kind: 'promise', amount: 5 }]);
});

test.serial(
  'a job that is handed out again, even days later, starts no second clock and moves no deadline',
  async (t) => {
    const { id: caseId } = await buildCase(bench.hall());
    const job = { variables: { caseId }, headers, element: '1' };
    const first = completed(await bench.hand(job));
    bench.moveTo('2026-11-25T12:00:00+08:00');
    const again = completed(await bench.hand(job));
    bench.moveTo('2026-11-23T12:00:00+08:00');
    t.deepEqual(first, { deadline: '2026-12-14T23:59:59+08:00' });
    t.deepEqual(again, first);
    t.is((await clocksOf(caseId)).length, 1);
  },
);

test('a time that has to pass is no limit that somebody keeps', async (t) => {
  const { id: caseId } = await buildCase(bench.hall());
  const notice = { clock: 'publicity', label: '公示期', limit: '7 natural-day', period: 'true' };
  await bench.handTwice(t, { variables: { caseId }, headers: notice });
  t.like(await clocksOf(caseId), [{ kind: 'publicity', isPeriod: true, unit: 'natural-day' }]);
});

test("a department's own limit is its days, and runs beside those of the others", async (t) => {
  const { id: caseId } = await buildCase(bench.hall());
  const own = { clock: 'branch', label: '联办期限', limit: '9 working-day' };
  for (const [role, days] of [
    ['tax', 3],
    ['seal', 5],
  ] as const)
    await bench.handTwice(t, { variables: { caseId, branch: { role, dept: `350102-${role}`, days } }, headers: own });
  const found = (await clocksOf(caseId)).map(({ kind, department, amount }) => `${kind} ${department} ${amount}`);
  t.deepEqual(found.toSorted(), ['branch:seal 350102-seal 5', 'branch:tax 350102-tax 3']);
});

test('what is no limit fails in words for the designer, and a step without a clock is an incident at once', async (t) => {
  const { id: caseId } = await buildCase(bench.hall());
  const answer = await bench.hand({ variables: { caseId }, headers: { ...headers, limit: 'soon' } });
  t.like(answer, { kind: 'failed', retries: 4 });
  t.regex(answer.kind === 'failed' ? answer.message : '', /“soon”不是期限/);
  t.like(await bench.hand({ variables: { caseId } }), { kind: 'failed', retries: 0 });
  t.deepEqual(await clocksOf(caseId), []);
});

test('a case that is over is measured no more, and costs no try', async (t) => {
  const { id: caseId } = await buildCase(bench.hall(), { withdrawnAt: bench.hall().now() });
  const job = { variables: { caseId }, headers, retries: 1 };
  t.like(await bench.hand(job), { kind: 'failed', retries: 1, backoffMs: 300_000 });
});
