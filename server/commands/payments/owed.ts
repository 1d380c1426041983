import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from '../../entities/case/case.ts';
import type { Payment } from '../../entities/case/payment.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { isOver } from '../cases/workable-case.ts';

/** Whether a fee is still to be paid: not once the case is over, nor after the diagram has stopped waiting for it. */
export async function isOwed(em: EntityManager, payment: Payment, subject: Case): Promise<boolean> {
  if (payment.state !== 'due' && payment.state !== 'paying') return false;
  return !isOver(subject) && !(await hasTimedOut(em, payment));
}

/** Its payment clock, which starts after the fee has become due, has run and been stopped. */
async function hasTimedOut(em: EntityManager, { caseId, createdAt }: Payment): Promise<boolean> {
  const clocks = await em.find(Clock, { caseId, kind: 'payment', startedAt: { $gte: createdAt } });
  return clocks.length > 0 && clocks.every(({ endedAt }) => endedAt !== null);
}
