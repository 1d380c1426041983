import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type CaseOutcome, stateOfOutcome } from '../../domain/case-state.ts';
import { WorkOver } from '../../engine/errors.ts';
import { Branch } from '../../entities/case/branch.ts';
import { Case } from '../../entities/case/case.ts';
import { Payment } from '../../entities/case/payment.ts';
import { theHall } from '../../policies/actor.ts';
import { endClocks } from '../clocks/end-clocks.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record } from '../journal.ts';
import { giveFeesBack } from '../payments/refund-order.ts';
import { isDecidedOn } from './decided-on.ts';
import { giveQuotaBack } from './draw-quota.ts';
import { moveCase } from './move-case.ts';

const titleOf: Record<CaseOutcome, string> = {
  delivered: '办结，结果已送达',
  filed: '备案完成',
  refused: '办结（不予通过）',
  withdrawn: '已撤件',
  ended: '收件终结',
};

/** The last act of each way through a diagram. A repeat changes nothing. */
export async function closeCase(hall: Hall, caseId: string, told: CaseOutcome): Promise<void> {
  await inTransaction(hall, async (em) => {
    const subject = await em.findOneOrFail(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (subject.endedAt) return;
    if (subject.withdrawnAt && told !== 'withdrawn') throw new WorkOver(`办件${subject.number}已经撤回`);
    // What was delivered may be the decision not to grant it: that stays a refusal.
    const outcome = told === 'delivered' && subject.state === 'refused' ? 'refused' : told;
    subject.outcome = outcome;
    await finishCase(hall, em, subject, outcome);
    const title = subject.state === 'not-accepted' ? '办结（未予受理）' : titleOf[outcome];
    record(hall, em, theHall, subject, { kind: 'closed', title });
  });
}

/** Ends clocks, branches and unpaid fees with the case: nothing of it is watched any longer. */
export async function finishCase(hall: Hall, em: EntityManager, subject: Case, outcome: CaseOutcome): Promise<void> {
  subject.endedAt = hall.now();
  // A service may be rendered without a document that decides.
  const isGiven = subject.decidedAt !== null || outcome === 'delivered' || outcome === 'filed';
  if (!isGiven || outcome === 'refused') await giveQuotaBack(hall, em, subject);
  // What it cost to decide stays paid, whatever the diagram makes of the decision.
  if (!isGiven && !(await isDecidedOn(em, subject.id))) await giveFeesBack(hall, em, subject);
  moveCase(subject, stateOfOutcome(outcome));
  await endClocks(hall, em, subject.id);
  for (const branch of await em.find(Branch, { caseId: subject.id, state: 'open' })) branch.state = 'cancelled';
  const owed = await em.find(Payment, { caseId: subject.id, state: { $in: ['due', 'paying'] } });
  for (const payment of owed) payment.state = 'cancelled';
  subject.light = 'none';
  subject.deadline = null;
  hall.tell({ kind: 'board', department: subject.department });
}
