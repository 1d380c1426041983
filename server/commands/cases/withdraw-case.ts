import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { isFinal } from '../../domain/case-state.ts';
import { Case } from '../../entities/case/case.ts';
import { TimelineEntry } from '../../entities/case/timeline-entry.ts';
import type { Actor } from '../../policies/actor.ts';
import { ownsCase } from '../../policies/case.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { record } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';

/** Once it has been decided there is nothing left to withdraw (行政许可法: before the decision). */
export const canWithdraw = (subject: Pick<Case, 'state' | 'endedAt' | 'decidedAt'>): boolean =>
  subject.endedAt === null && subject.decidedAt === null && !isFinal(subject.state);

const kind = 'withdrawal';

/** Whether it was asked for and the diagram has not ended the case yet: it is on its way. */
export const isWithdrawing = async (em: EntityManager, subject: Case): Promise<boolean> =>
  canWithdraw(subject) && (await em.count(TimelineEntry, { caseId: subject.id, kind })) > 0;

/** 撤件 by the applicant. The diagram ends everything else of the case; the case itself ends with it. */
export function withdrawCase(hall: Hall, actor: Actor, number: string, reason: string): Promise<Case> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!subject || !ownsCase(actor, subject)) throw notFound('这个办件');
    if (!canWithdraw(subject)) throw new Refusal('wrong-state', '已经决定或者办结的办件不能撤回');
    if (await isWithdrawing(em, subject)) return subject;
    const messageId = `withdraw-${subject.id}`;
    send(hall, em, {
      kind: 'publish-message',
      name: 'case-withdrawn',
      correlationKey: subject.id,
      messageId,
      variables: {},
    });
    record(hall, em, actor, subject, { kind, title: '申请人撤件', text: reason || null });
    return subject;
  });
}
