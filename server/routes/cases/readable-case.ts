import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '../../commands/refusal.ts';
import { Branch } from '../../entities/case/branch.ts';
import { Case } from '../../entities/case/case.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayReadCase } from '../../policies/case.ts';

/** The case that the number names, if the actor may read it; to all others it does not exist. */
export async function getReadableCase(
  em: EntityManager,
  actor: Actor,
  number: string,
): Promise<{ subject: Case; branches: Branch[] }> {
  const subject = await em.findOne(Case, { number });
  const branches = subject ? await em.find(Branch, { caseId: subject.id }, { orderBy: { createdAt: 'asc' } }) : [];
  if (!subject || !mayReadCase(actor, subject, branches)) throw notFound('这个办件');
  return { subject, branches };
}
