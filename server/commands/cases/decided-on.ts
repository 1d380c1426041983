import type { EntityManager } from '@mikro-orm/postgresql';
import { Task } from '../../entities/task.ts';
import { isFinalDecision } from '../tasks/decisions.ts';

/** Whether the head has said yes or no to a case, also while the decision is still being written. */
export async function isDecidedOn(em: EntityManager, caseId: string): Promise<boolean> {
  const last = await em.findOne(Task, { caseId, kind: 'decide' }, { orderBy: { createdAt: 'desc', id: 'desc' } });
  if (!last || last.decision === null) return false;
  return (last.state === 'completing' || last.state === 'done') && isFinalDecision(last.decision);
}
