import test from 'ava';
import { Case } from '../../server/entities/case/case.ts';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { closeCase } from '../../workers/close-case.ts';
import { buildCase, buildClock } from '../support/build.ts';
import { benchOf, completed, happened } from '../support/worker.ts';

const bench = benchOf(test, closeCase);
const read = (id: string) => bench.hall().orm.em.fork().findOneOrFail(Case, { id });
const running = (caseId: string) => bench.hall().orm.em.fork().count(Clock, { caseId, endedAt: null });
const decided = () => buildCase(bench.hall(), { state: 'decided', decidedAt: bench.hall().now() });

test.serial(
  'a case that could not be closed is open as it was, with its clocks, and is closed at the next try',
  async (t) => {
    const subject = await decided();
    await buildClock(bench.hall(), { case: subject, kind: 'delivery' });
    const job = { variables: { caseId: subject.id }, headers: { outcome: 'delivered' } };
    await bench.failOnce(t, job, 'audit_entries', async () => {
      t.like(await read(subject.id), { state: 'decided', outcome: null, endedAt: null });
      t.is(await running(subject.id), 1);
    });
    t.like(await read(subject.id), { state: 'delivered', outcome: 'delivered', light: 'none' });
    t.is(await running(subject.id), 0);
  },
);

test('a case is closed once, however often its last job is handed out', async (t) => {
  const { id } = await decided();
  const job = { variables: { caseId: id }, headers: { outcome: 'delivered' } };
  t.deepEqual(await bench.handTwice(t, job), {});
  t.deepEqual(await happened(bench.hall(), id), ['closed']);
});

test('a filing is delivered with its end, and a delivered refusal stays a refusal', async (t) => {
  const filed = await decided();
  completed(await bench.hand({ variables: { caseId: filed.id }, headers: { outcome: 'filed' } }));
  t.like(await read(filed.id), { state: 'delivered', outcome: 'filed' });
  const refused = await buildCase(bench.hall(), { state: 'refused', decidedAt: bench.hall().now() });
  completed(await bench.hand({ variables: { caseId: refused.id }, headers: { outcome: 'delivered' } }));
  t.like(await read(refused.id), { state: 'refused', outcome: 'refused' });
});

test('what a withdrawn case was about to be is left for the engine to cancel, and costs no try', async (t) => {
  const { id } = await buildCase(bench.hall(), { withdrawnAt: bench.hall().now() });
  const job = { variables: { caseId: id }, headers: { outcome: 'delivered' }, retries: 1 };
  t.like(await bench.hand(job), { kind: 'failed', retries: 1, backoffMs: 300_000 });
  t.is((await read(id)).endedAt, null);
});

test('an end that the law does not know is an incident at once', async (t) => {
  const { id } = await decided();
  const answer = await bench.hand({ variables: { caseId: id }, headers: { outcome: 'lost' } });
  t.like(answer, { kind: 'failed', retries: 0 });
  t.is((await read(id)).endedAt, null);
});
