import type { EntityManager } from '@mikro-orm/postgresql';
import type { RejectionFacts } from '../../domain/clock/warning.ts';
import type { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { Task } from '../../entities/task.ts';

/**
 * What the hall knows of the newest 不予受理 (行政许可法 §32): how the steps before it went, whether a needed material was
 * not there, and whether it sends the applicant to another organ. Null where nobody at the desk has decided so.
 */
export async function rejectionOf(em: EntityManager, { id, state }: Case): Promise<RejectionFacts | null> {
  if (state !== 'not-accepted') return null;
  const steps = { caseId: id, kind: { $in: ['pre-review', 'accept'] }, decision: { $ne: null } };
  const [newest, ...before] = await em.find(Task, steps, { orderBy: { completedAt: 'desc' } });
  if (newest?.kind !== 'accept' || newest.decision !== 'reject') return null;
  const lacking = await em.count(Material, { caseId: id, required: true, state: { $nin: there } });
  return {
    // The step before it: what was handed in after a correction nobody has passed yet.
    passed: before[0]?.kind === 'pre-review' && before[0].decision === 'pass',
    complete: lacking === 0,
    elsewhere: (newest.competentOrgan ?? '') !== '',
  };
}

const there: Material['state'][] = ['given', 'shared', 'checked'];
