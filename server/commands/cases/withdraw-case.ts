import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { isFinal } from '../../domain/case-state.ts';
import { Case } from '../../entities/case/case.ts';
import type { Actor } from '../../policies/actor.ts';
import { ownsCase } from '../../policies/case.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { record } from '../journal.ts';
import { giveFeesBack } from '../payments/refund-order.ts';
import { notFound, Refusal } from '../refusal.ts';
import { isDecidedOn } from './decided-on.ts';
import { isOver } from './workable-case.ts';

/** Once it has been decided there is nothing left to withdraw (行政许可法: before the decision). */
export async function canWithdraw(
  em: EntityManager,
  subject: Pick<Case, 'id' | 'state' | 'endedAt' | 'decidedAt' | 'withdrawnAt'>,
): Promise<boolean> {
  if (isOver(subject) || subject.decidedAt !== null || isFinal(subject.state)) return false;
  return !(await isDecidedOn(em, subject.id));
}

/** Whether it was asked for and the diagram has not ended the case yet: it is on its way. */
export const isWithdrawing = ({ withdrawnAt, endedAt }: Pick<Case, 'withdrawnAt' | 'endedAt'>): boolean =>
  withdrawnAt !== null && endedAt === null;

/** 撤件 by the applicant. The diagram ends everything else of the case; the case itself ends with it. */
export function withdrawCase(hall: Hall, actor: Actor, number: string, reason: string): Promise<Case> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!subject || !ownsCase(actor, subject)) throw notFound('这个办件');
    // Asked again before the diagram has ended it: it is on its way.
    if (isWithdrawing(subject)) return subject;
    if (!(await canWithdraw(em, subject))) throw new Refusal('wrong-state', '已经决定或者办结的办件不能撤回');
    subject.withdrawnAt = hall.now();
    const messageId = `withdraw-${subject.id}`;
    send(hall, em, {
      kind: 'publish-message',
      name: 'case-withdrawn',
      correlationKey: subject.id,
      messageId,
      variables: {},
    });
    record(hall, em, actor, subject, { kind: 'withdrawal', title: '申请人撤件', text: reason || null });
    await giveFeesBack(hall, em, subject);
    return subject;
  });
}
