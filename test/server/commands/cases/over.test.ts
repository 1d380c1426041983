import test, { type ExecutionContext } from 'ava';
import { closeCase } from '../../../../server/commands/cases/close-case.ts';
import { drawQuota } from '../../../../server/commands/cases/draw-quota.ts';
import { withdrawCase } from '../../../../server/commands/cases/withdraw-case.ts';
import { startCaseClock } from '../../../../server/commands/clocks/case-clocks.ts';
import { issueDocument } from '../../../../server/commands/documents/issue-document.ts';
import { applyEngineRecords } from '../../../../server/commands/engine/apply-engine-records.ts';
import { sweepTasks } from '../../../../server/commands/engine/sweep-tasks.ts';
import { collectFee } from '../../../../server/commands/payments/collect-fee.ts';
import { completeTask } from '../../../../server/commands/tasks/complete-task.ts';
import { WorkOver } from '../../../../server/engine/errors.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { CaseDocument } from '../../../../server/entities/case/document.ts';
import { Quota } from '../../../../server/entities/case/quota.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { actorOf } from '../../../../server/policies/actor.ts';
import { buildAccount, buildActor, buildCase, buildTask, store } from '../../../support/build.ts';
import { createdJob } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';

const completion = { decision: 'approve', opinion: '', form: {}, corrections: [], unmet: [], competentOrgan: '' };
const decides = { stage: '决定', kind: 'decide', decisions: 'approve=准予许可;again=重新核查;refuse=不予许可*' };

test('a case whose withdrawal was taken is not granted: it gets its notice of termination and ends as withdrawn', async (t) => {
  const { hall, subject, withdraw, read } = await counter(t);
  await withdraw();
  await t.throwsAsync(issueDocument(hall, { caseId: subject.id, kind: 'approval-decision', key: 'a' }), {
    instanceOf: WorkOver,
  });
  await t.throwsAsync(closeCase(hall, subject.id, 'delivered'), { instanceOf: WorkOver });
  await issueDocument(hall, { caseId: subject.id, kind: 'termination-notice', key: 't', reason: '申请人撤回申请' });
  await closeCase(hall, subject.id, 'withdrawn');
  t.like(await read(), { state: 'withdrawn', outcome: 'withdrawn', decidedAt: null, licenceNumbers: {} });
  const documents = await hall.orm.em.fork().find(CaseDocument, { caseId: subject.id });
  t.deepEqual(
    documents.map(({ kind }) => kind),
    ['termination-notice'],
  );
});

test('once the head has said yes or no the case is not withdrawn any more', async (t) => {
  for (const decision of ['approve', 'refuse']) {
    const { withdraw, decide } = await counter(t);
    await decide({ ...completion, decision, opinion: '场所与申请不符' });
    await t.throwsAsync(withdraw(), { message: '已经决定或者办结的办件不能撤回' });
  }
});

test('a step that sends the case back is no decision: the case can be withdrawn', async (t) => {
  const { withdraw, decide } = await counter(t);
  await decide({ ...completion, decision: 'again' });
  t.truthy((await withdraw()).withdrawnAt);
});

test('a withdrawn case is not decided any more', async (t) => {
  const { withdraw, decide } = await counter(t);
  await withdraw();
  await t.throwsAsync(decide(completion), { message: /不再作出决定/ });
});

test('of a decision and a withdrawal at the same moment one is taken and the other refused', async (t) => {
  for (let round = 0; round < 5; round += 1) {
    const { withdraw, decide, read } = await counter(t);
    const done = await Promise.allSettled([decide(completion), withdraw()]);
    t.deepEqual(done.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    t.is(Boolean((await read()).withdrawnAt), done[1]?.status === 'fulfilled');
  }
});

test('a job that was under way when its case ended issues nothing, starts no clock, draws no quota and asks no fee', async (t) => {
  const { hall, subject } = await counter(t, { state: 'submitted', acceptedAt: null });
  await closeCase(hall, subject.id, 'withdrawn');
  const caseId = subject.id;
  const late = [
    () => issueDocument(hall, { caseId, kind: 'acceptance-notice', key: 'a' }),
    () => startCaseClock(hall, { caseId, clock: 'payment', label: '缴费期限', limit: '15 working-day' }),
    () => drawQuota(hall, { caseId, quota: 'felling', amount: 'form.volume' }),
    () => collectFee(hall, caseId, { feeCode: '', told: 'now' }),
  ];
  for (const job of late) await t.throwsAsync(job, { instanceOf: WorkOver });
  t.is(await hall.orm.em.fork().count(Clock, { caseId, endedAt: null }), 0);
});

test('a task that comes after its case has ended is owed within no limit', async (t) => {
  const { hall, subject } = await counter(t);
  const created = await createdJob(hall, subject, 1);
  await closeCase(hall, subject.id, 'withdrawn');
  await applyEngineRecords(hall, [created], new Map([[1, 1]]));
  await sweepTasks(hall);
  await applyEngineRecords(hall, [{ ...created, intent: 'canceled', position: 2 }], new Map([[1, 2]]));
  t.is(await hall.orm.em.fork().count(Clock, { caseId: subject.id, endedAt: null }), 0);
});

test('a case that ends without having been granted gives back what it had drawn, a granted one does not', async (t) => {
  const { hall } = await testHall(t);
  const quota = { name: 'felling', area: '350121', year: 2026, total: 10_000, drawn: 0, source: '示例' };
  await store(hall, Object.assign(new Quota(), quota));
  const drawn = async () => (await hall.orm.em.fork().findOneOrFail(Quota, { name: 'felling' })).drawn;
  const felling = {
    itemCode: 'tree-felling-permit',
    area: '350121',
    state: 'in-review',
    form: { volume: 12 },
  } as const;
  for (const outcome of ['withdrawn', 'ended'] as const) {
    const { id } = await buildCase(hall, felling);
    await drawQuota(hall, { caseId: id, quota: 'felling', amount: 'form.volume' });
    t.is(await drawn(), 1200);
    await closeCase(hall, id, outcome);
    t.is(await drawn(), 0, outcome);
  }
  const { id } = await buildCase(hall, { ...felling, state: 'decided', decidedAt: hall.now() });
  await drawQuota(hall, { caseId: id, quota: 'felling', amount: 'form.volume' });
  await closeCase(hall, id, 'delivered');
  t.is(await drawn(), 1200);
});

/** A case under review with the task of deciding it, and its applicant. */
async function counter(t: ExecutionContext, overrides: Partial<Case> = {}) {
  const { hall } = await testHall(t);
  const account = await buildAccount(hall);
  const subject = await buildCase(hall, { state: 'in-review', applicantAccount: account.account, ...overrides });
  const head = await buildActor(hall, { roles: ['staff', 'lead'], departments: [subject.department] });
  const { id } = await buildTask(hall, { case: subject, kind: 'decide', headers: decides });
  return {
    hall,
    subject,
    withdraw: () => withdrawCase(hall, actorOf(account), subject.number, ''),
    decide: (given: typeof completion) => completeTask(hall, head, id, given),
    read: () => hall.orm.em.fork().findOneOrFail(Case, { id: subject.id }),
  };
}
