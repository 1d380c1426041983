import test from 'ava';
import type { Case } from '../../server/entities/case/case.ts';
import { Extension } from '../../server/entities/case/extension.ts';
import { Clock } from '../../server/entities/supervision/clock.ts';
import { extendClock } from '../../workers/extend-clock.ts';
import { buildCase, buildClock, store } from '../support/build.ts';
import { benchOf, happened } from '../support/worker.ts';

const bench = benchOf(test, extendClock);

/** A food licence with ten working days for it, and more time asked for, as far as told. */
async function longCase(state: Extension['state'] | null, overrides: Partial<Case> = {}) {
  const hall = bench.hall();
  const subject = await buildCase(hall, { state: 'in-review', ...overrides });
  const deadline = new Date('2026-12-07T23:59:59+08:00');
  await buildClock(hall, { case: subject, kind: 'law', label: '法定期限', amount: 10, deadline });
  const row = {
    id: crypto.randomUUID(),
    caseId: subject.id,
    reason: '经营场所正在改造',
    askedBy: 'clerk',
    askedByName: '张工',
    askedAt: hall.now(),
    decidedBy: null,
    decidedAt: null,
    movedFrom: null,
    movedTo: null,
  };
  if (state !== null) await store(hall, Object.assign(new Extension(), row, { state }));
  return {
    caseId: subject.id,
    job: { variables: { caseId: subject.id } },
    law: () => hall.orm.em.fork().findOneOrFail(Clock, { caseId: subject.id, kind: 'law' }),
  };
}

test.serial('an extension that could not be written down moves nothing, and is done at the next try', async (t) => {
  const { job, law } = await longCase('approved');
  const answer = await bench.failOnce(t, job, 'audit_entries', async () => t.is((await law()).extension, 0));
  t.deepEqual(answer, { lawDeadline: '2026-12-14T23:59:59+08:00' });
  t.is((await law()).extension, 5);
});

test('the limit is made longer once, however often the job is handed out', async (t) => {
  const { job, law, caseId } = await longCase('approved');
  await bench.handTwice(t, job);
  t.is((await law()).extension, 5);
  t.is((await law()).moves.length, 1);
  t.deepEqual(await happened(bench.hall(), caseId), ['extended']);
});

test('what the head has not approved is an incident at once, in words for the designer, and moves nothing', async (t) => {
  for (const state of [null, 'asked', 'refused'] as const) {
    const { job, law } = await longCase(state);
    const answer = await bench.hand(job);
    t.like(answer, { kind: 'failed', retries: 0 });
    t.regex(answer.kind === 'failed' ? answer.message : '', /负责人批准.*第四十二条/);
    t.is((await law()).extension, 0, String(state));
  }
});

test('the limit of a case that is over is not made longer by a late job, which costs no try', async (t) => {
  const { job, law } = await longCase('approved', { withdrawnAt: bench.hall().now() });
  t.like(await bench.hand({ ...job, retries: 1 }), { kind: 'failed', retries: 1, backoffMs: 300_000 });
  t.is((await law()).extension, 0);
});
