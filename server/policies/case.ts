import { covers } from '../domain/area.ts';
import type { Case } from '../entities/case/case.ts';
import { type Actor, works, worksFor } from './actor.ts';

type Owned = Pick<Case, 'applicantAccount'>;
type Placed = Pick<Case, 'applicantAccount' | 'department' | 'area'>;
/** A department that has been asked for its opinion, or to whom a step has fallen. */
type Part = { department: string };

/** Whether he is the applicant. */
export const ownsCase = (actor: Actor, subject: Owned): boolean => subject.applicantAccount === actor.account;

/** Staff of a department that has a part in the case: the lead, or one that has been asked. That it may be asked later is no part. */
export const handlesCase = (actor: Actor, subject: Placed, parts: readonly Part[] = []): boolean => {
  if (!works(actor)) return false;
  const involved = new Set([subject.department, ...parts.map(({ department }) => department)]);
  return actor.departments.some((department) => involved.has(department));
};

/** A supervisor watches the areas given to him and all below them. */
export const supervises = (actor: Actor, subject: { area: string }): boolean =>
  actor.roles.includes('supervisor') && actor.areas.some((area) => covers(area, subject.area));

/** Everybody else gets the same answer as for a case that does not exist. */
export const mayReadCase = (actor: Actor, subject: Placed, parts: readonly Part[] = []): boolean =>
  ownsCase(actor, subject) || handlesCase(actor, subject, parts) || supervises(actor, subject);

/**
 * What the applicant filled in and what the desk writes about it, its opinions and documents, are for himself and for those who
 * decide; a supervisor sees clocks and events, not people.
 */
export const mayReadForm = (actor: Actor, subject: Placed, parts: readonly Part[] = []): boolean =>
  ownsCase(actor, subject) || handlesCase(actor, subject, parts);

/**
 * What the steps wrote down on their way is for those who go on with it; its applicant hears the decision, also one who
 * works here himself.
 */
export const mayReadSteps = (actor: Actor, subject: Placed, parts: readonly Part[] = []): boolean =>
  handlesCase(actor, subject, parts) && !ownsCase(actor, subject);

/** Who works on a case for the department that leads it. */
const leadsCase = (actor: Actor, subject: Pick<Placed, 'department'>): boolean => worksFor(actor, subject.department);

export const mayAskBranch = leadsCase;

/** Who asks a department reminds it as well (主办催办协办). */
export const mayRemindBranch = leadsCase;

/** Approving is the head's, and never his who asked. */
export const mayAskExtension = leadsCase;
