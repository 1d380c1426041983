import test from 'ava';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { resumeClock } from '../../workers/resume-clock.ts';
import { buildCase, buildClock } from '../support/build.ts';
import { benchOf, happened } from '../support/worker.ts';

const bench = benchOf(test, resumeClock);
const pauseFor = (reason: string) => ({
  from: '2026-11-20T09:00:00+08:00',
  to: null,
  reason,
  basis: '行政许可法第四十五条',
  expectedEnd: null,
  documentNumber: null,
});

/** A case whose clock stands for a hearing and for experts. */
async function standing() {
  const subject = await buildCase(bench.hall(), { state: 'in-review' });
  const pauses = [pauseFor('hearing'), pauseFor('expert-review')];
  const startedAt = new Date('2026-11-16T09:00:00+08:00');
  await buildClock(bench.hall(), { case: subject, kind: 'law', amount: 20, startedAt, pauses });
  return {
    caseId: subject.id,
    job: (reason: string) => ({ variables: { caseId: subject.id }, headers: { reason } }),
    clock: () => bench.hall().orm.em.fork().findOneOrFail(Clock, { caseId: subject.id }),
  };
}
const ended = ({ pauses }: Clock) => pauses.filter(({ to }) => to !== null).map(({ reason }) => reason);

test.serial('a clock that could not be let go stands still, and runs on at the next try', async (t) => {
  const { job, clock } = await standing();
  await bench.failOnce(t, job('hearing'), 'audit_entries', async () => t.deepEqual(ended(await clock()), []));
  t.deepEqual(ended(await clock()), ['hearing']);
});

test.serial('a job that is handed out again later does not move the end of the pause', async (t) => {
  const { job, clock, caseId } = await standing();
  const same = { ...job('hearing'), element: '1' };
  await bench.hand(same);
  const { pauses } = await clock();
  bench.moveTo('2026-11-25T12:00:00+08:00');
  await bench.hand(same);
  bench.moveTo('2026-11-23T12:00:00+08:00');
  t.deepEqual((await clock()).pauses, pauses);
  t.deepEqual(await happened(bench.hall(), caseId), ['resumed']);
});

test('the end of one procedure lets no clock run that stands for another too', async (t) => {
  const { job, clock } = await standing();
  await bench.handTwice(t, job('hearing'));
  t.is((await clock()).deadline, null);
  await bench.handTwice(t, job('expert-review'));
  t.truthy((await clock()).deadline);
});

test('where nothing stands for this procedure, nothing happens and the diagram goes on', async (t) => {
  const { job, clock, caseId } = await standing();
  t.deepEqual(await bench.handTwice(t, job('tender')), {});
  t.deepEqual(ended(await clock()), []);
  t.deepEqual(await happened(bench.hall(), caseId), []);
});
