import test from 'ava';
import { checkTimeLimit } from '../../workers/check-time-limit.ts';
import { buildCase, buildClock } from '../support/build.ts';
import { benchOf, completed } from '../support/worker.ts';

const bench = benchOf(test, checkTimeLimit);
const headers = { clock: 'payment' };
const earlier = new Date('2026-11-02T12:00:00+08:00');

test.serial('a timer whose limit could not be asked about asks again', async (t) => {
  const { caseId } = await buildClock(bench.hall(), { kind: 'payment' });
  const answer = await bench.failOnce(t, { variables: { caseId }, headers }, 'clocks', async () => undefined);
  t.is(answer['outcome'], 'moved');
});

test('a timer that wakes before the end of its limit sleeps on until a second after it', async (t) => {
  const { caseId } = await buildClock(bench.hall(), { kind: 'payment', amount: 5 });
  const answer = await bench.handTwice(t, { variables: { caseId }, headers });
  t.deepEqual(answer, { outcome: 'moved', wakeAt: '2026-12-01T00:00:00+08:00' });
});

test('a limit that has passed is due', async (t) => {
  const { caseId } = await buildClock(bench.hall(), { kind: 'payment', startedAt: earlier });
  const answer = await bench.handTwice(t, { variables: { caseId }, headers });
  t.deepEqual(answer, { outcome: 'due', wakeAt: null });
});

test('a clock that runs no longer, or never ran, is stopped', async (t) => {
  const { caseId } = await buildClock(bench.hall(), { kind: 'payment', startedAt: earlier, endedAt: new Date() });
  for (const clock of ['payment', 'hearing'])
    t.deepEqual(completed(await bench.hand({ variables: { caseId }, headers: { clock } })), {
      outcome: 'stopped',
      wakeAt: null,
    });
});

test('a stopped procedure of the law has no end: the timer asks again after the day on which it would have ended', async (t) => {
  const from = new Date('2026-11-03T09:00:00+08:00').toISOString();
  const pause = { from, to: null, reason: 'test', basis: '', expectedEnd: null, documentNumber: null };
  const { caseId } = await buildClock(bench.hall(), { kind: 'law', startedAt: earlier, pauses: [pause] });
  const answer = completed(await bench.hand({ variables: { caseId }, headers: { clock: 'law' } }));
  t.is(answer['outcome'], 'moved');
  t.true(String(answer['wakeAt']) > '2026-11-24');
});

test("a department's own limit is asked for by its role", async (t) => {
  const subject = await buildCase(bench.hall());
  await buildClock(bench.hall(), { case: subject, kind: 'branch:tax', startedAt: earlier });
  await buildClock(bench.hall(), { case: subject, kind: 'branch:seal' });
  const outcome = async (role: string) => {
    const variables = { caseId: subject.id, branch: { role, dept: `350102-${role}`, days: 5 } };
    return completed(await bench.hand({ variables, headers: { clock: 'branch' } }))['outcome'];
  };
  t.deepEqual([await outcome('tax'), await outcome('seal')], ['due', 'moved']);
});

test('a diagram that does not say which clock is an incident at once', async (t) => {
  const { id: caseId } = await buildCase(bench.hall());
  const answer = await bench.hand({ variables: { caseId } });
  t.like(answer, { kind: 'failed', retries: 0 });
  t.true(answer.kind === 'failed' && answer.message.includes('header clock'));
});
