import test from 'ava';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { stopClock } from '../../workers/stop-clock.ts';
import { buildCase, buildClock } from '../support/build.ts';
import { benchOf } from '../support/worker.ts';

const bench = benchOf(test, stopClock);
const running = async (caseId: string) =>
  (await bench.hall().orm.em.fork().find(Clock, { caseId, endedAt: null })).map(({ kind }) => kind).toSorted();

test.serial('a clock that could not be stopped runs, and is stopped at the next try', async (t) => {
  const { caseId } = await buildClock(bench.hall(), { kind: 'payment' });
  const job = { variables: { caseId }, headers: { clock: 'payment' } };
  await bench.failOnce(t, job, 'clocks', async () => t.deepEqual(await running(caseId), ['payment']));
  t.deepEqual(await running(caseId), []);
});

test.serial('a job that is handed out again later does not move the end of the clock', async (t) => {
  const { id, caseId } = await buildClock(bench.hall(), { kind: 'payment' });
  const job = { variables: { caseId }, headers: { clock: 'payment' }, element: '1' };
  const ended = async () => (await bench.hall().orm.em.fork().findOneOrFail(Clock, { id })).endedAt;
  await bench.hand(job);
  const first = await ended();
  bench.moveTo('2026-11-25T12:00:00+08:00');
  await bench.hand(job);
  bench.moveTo('2026-11-23T12:00:00+08:00');
  t.truthy(first);
  t.deepEqual(await ended(), first);
});

test('only the clock that is named stops, of a department its own', async (t) => {
  const subject = await buildCase(bench.hall());
  for (const kind of ['law', 'branch:tax', 'branch:seal']) await buildClock(bench.hall(), { case: subject, kind });
  const variables = { caseId: subject.id, branch: { role: 'tax', dept: '350102-tax', days: 5 } };
  await bench.handTwice(t, { variables, headers: { clock: 'branch' } });
  t.deepEqual(await running(subject.id), ['branch:seal', 'law']);
  await bench.handTwice(t, { variables, headers: { clock: 'law' } });
  t.deepEqual(await running(subject.id), ['branch:seal']);
});

test('a clock that does not run is nothing to stop, and a step without a clock is an incident at once', async (t) => {
  const { id: caseId } = await buildCase(bench.hall());
  t.deepEqual(await bench.handTwice(t, { variables: { caseId }, headers: { clock: 'payment' } }), {});
  t.like(await bench.hand({ variables: { caseId } }), { kind: 'failed', retries: 0 });
});
