import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { WorkOver } from '../../engine/errors.ts';
import { Case } from '../../entities/case/case.ts';

/** Whether nothing is done to a case any more: it has ended, or its applicant has withdrawn it and it is about to. */
export const isOver = ({ endedAt, withdrawnAt }: Pick<Case, 'endedAt' | 'withdrawnAt'>): boolean =>
  endedAt !== null || withdrawnAt !== null;

/**
 * The case that a job is about to change, locked until that is done. Throws WorkOver if it is over: the job was in a
 * worker's hands when the case ended or was withdrawn, and what it would do must not happen any more.
 */
export async function getWorkableCase(em: EntityManager, id: string): Promise<Case> {
  const subject = await em.findOneOrFail(Case, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  refuseOver(subject);
  return subject;
}

/** For a job that calls outside, where a lock would be held for too long. Throws WorkOver if the case is over. */
export function refuseOver(subject: Case): void {
  if (isOver(subject)) throw new WorkOver(`办件${subject.number}已经办结或者撤回`);
}
