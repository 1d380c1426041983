import test from 'ava';
import { Case } from '../../server/entities/case/case.ts';
import { CaseDocument } from '../../server/entities/case/document.ts';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { pauseClock } from '../../workers/pause-clock.ts';
import { buildCase, buildClock, store } from '../support/build.ts';
import { benchOf, completed, happened } from '../support/worker.ts';

const bench = benchOf(test, pauseClock);
const headers = { reason: 'expert-review', basis: '行政许可法第四十五条', expected: '5 working-day' };

/** A case under review with its two clocks, whose applicant has been told of the procedure, unless not. */
async function reviewed({ told = true, ...overrides }: Partial<Case> & { told?: boolean } = {}) {
  const hall = bench.hall();
  const subject = await buildCase(hall, { state: 'in-review', ...overrides });
  for (const kind of ['law', 'promise']) await buildClock(hall, { case: subject, kind });
  const notice = {
    id: crypto.randomUUID(),
    caseId: subject.id,
    kind: 'special-procedure-notice',
    title: '特别程序告知书',
    number: crypto.randomUUID(),
    fileId: crypto.randomUUID(),
    department: null,
    idempotencyKey: crypto.randomUUID(),
    issuedAt: hall.now(),
    checkCode: null,
  } satisfies Partial<CaseDocument>;
  if (told) await store(hall, Object.assign(new CaseDocument(), notice));
  return {
    caseId: subject.id,
    job: { variables: { caseId: subject.id }, headers },
    notice: notice.number,
    pauses: async () =>
      (await hall.orm.em.fork().find(Clock, { caseId: subject.id })).map(({ pauses }) =>
        pauses.map(({ reason, to, documentNumber }) => ({ reason, to, documentNumber })),
      ),
  };
}

test.serial('a pause that could not be written down stops no clock, and is made at the next try', async (t) => {
  const { job, pauses } = await reviewed();
  const answer = await bench.failOnce(t, job, 'audit_entries', async () => t.deepEqual(await pauses(), [[], []]));
  t.deepEqual(answer, { pauseEndsExpected: '2026-11-30T23:59:59+08:00' });
  t.is((await pauses()).flat().length, 2);
});

test.serial(
  'a job that is handed out again, even days later, pauses nothing twice and tells the same end',
  async (t) => {
    const { job, pauses, notice, caseId } = await reviewed();
    const first = completed(await bench.hand(job));
    bench.moveTo('2026-11-25T12:00:00+08:00');
    const again = await bench.hand(job);
    bench.moveTo('2026-11-23T12:00:00+08:00');
    t.deepEqual(completed(again), first);
    const pause = { reason: 'expert-review', to: null, documentNumber: notice };
    t.deepEqual(await pauses(), [[pause], [pause]]);
    t.deepEqual(await happened(bench.hall(), caseId), ['paused'], 'the applicant reads of it once');
  },
);

test('a second procedure beside the first is a pause of its own', async (t) => {
  const { job, pauses, caseId } = await reviewed();
  completed(await bench.hand(job));
  completed(await bench.hand({ ...job, headers: { ...headers, reason: 'hearing' } }));
  const reasons = (await pauses()).map((each) => each.map(({ reason }) => reason));
  t.deepEqual(reasons, [
    ['expert-review', 'hearing'],
    ['expert-review', 'hearing'],
  ]);
  t.deepEqual(await happened(bench.hall(), caseId), ['paused', 'paused']);
});

test('without the written notice it is an incident at once, in words for the designer, and every clock runs', async (t) => {
  const { job, pauses, caseId } = await reviewed({ told: false });
  const answer = await bench.hand(job);
  t.like(answer, { kind: 'failed', retries: 0 });
  t.regex(answer.kind === 'failed' ? answer.message : '', /特别程序告知书.*第四十五条/);
  t.deepEqual(await pauses(), [[], []]);
  t.is((await bench.hall().orm.em.fork().findOneOrFail(Case, { id: caseId })).light, 'green');
});

test('what is no procedure of the law, or says not how long and by what, is an incident at once', async (t) => {
  const { job, pauses } = await reviewed();
  const { basis: _, ...withoutBasis } = headers;
  for (const wrong of [{ ...headers, reason: 'holiday' }, withoutBasis, { ...headers, expected: '' }])
    t.like(await bench.hand({ ...job, headers: wrong }), { kind: 'failed', retries: 0 });
  t.deepEqual(await pauses(), [[], []]);
});

test('the clocks of a case that is over are not stopped by a late job, which costs no try', async (t) => {
  const { job, pauses, caseId } = await reviewed({ withdrawnAt: bench.hall().now() });
  t.like(await bench.hand({ ...job, retries: 1 }), { kind: 'failed', retries: 1, backoffMs: 300_000 });
  t.deepEqual(await pauses(), [[], []]);
  t.deepEqual(await happened(bench.hall(), caseId), []);
});
