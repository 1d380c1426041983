import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '../../commands/refusal.ts';
import { Branch } from '../../entities/case/branch.ts';
import { findParts, type Part } from '../../entities/case/case.repository.ts';
import { Case } from '../../entities/case/case.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayReadCase } from '../../policies/case.ts';

/** The case that the number names, if the actor may read it; to all others it does not exist. */
export async function getReadableCase(
  em: EntityManager,
  actor: Actor,
  number: string,
): Promise<{ subject: Case; branches: Branch[]; parts: Part[] }> {
  const subject = await em.findOne(Case, { number });
  const branches = subject ? await em.find(Branch, { caseId: subject.id }, { orderBy: { createdAt: 'asc' } }) : [];
  const parts = subject ? await findParts(em, subject.id) : [];
  if (!subject || !mayReadCase(actor, subject, parts)) throw notFound('这个办件');
  return { subject, branches, parts };
}
