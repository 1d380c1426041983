import { areaStem, covers } from '../domain/area.ts';
import { type Actor, worksFor } from './actor.ts';
import { mayRemindBranch, supervises } from './case.ts';

type CardFacts = { area: string; department: string };

/** Who may open the Watch; what he sees there depends on his areas. */
export const maySupervise = (actor: Actor): boolean => actor.roles.includes('supervisor');

/** The overseer of its area, and the department that it is about. */
export const mayReadCard = (actor: Actor, card: CardFacts): boolean =>
  supervises(actor, card) || mayReplyCard(actor, card);

/** The overseen department replies; it cannot judge or withdraw a card about itself. */
export const mayReplyCard = (actor: Actor, card: CardFacts): boolean => worksFor(actor, card.department);

/** The overseer must not be in the line of the overseen (监察独立). */
export const mayJudgeCard = (actor: Actor, card: CardFacts): boolean =>
  supervises(actor, card) && !actor.departments.includes(card.department);

/**
 * The overseer urges whoever has the case; the department that leads it reminds those who have a part in it (主办催办协办).
 * Nobody urges his own department.
 */
export const mayUrge = (actor: Actor, subject: CardFacts, department: string): boolean =>
  (supervises(actor, subject) || mayRemindBranch(actor, subject)) && !actor.departments.includes(department);

/** The overseer of the case's area, of his own department too: unlike a card it judges nobody. */
export const mayRetryIncident = (actor: Actor, subject: { area: string }): boolean => supervises(actor, subject);

/** A calendar binds every authority of its area, so only who supervises the whole of it may load one. */
export const mayLoadCalendar = (actor: Actor, area: string): boolean =>
  actor.roles.includes('administrator') || supervises(actor, { area });

/** The areas that he watches; or of them what lies in the area asked for, which is nothing where he watches none of it. */
export function watchedStems(actor: Actor, area?: string): string[] {
  if (area === undefined) return actor.areas.map(areaStem);
  if (actor.areas.some((own) => covers(own, area))) return [areaStem(area)];
  return actor.areas.filter((own) => covers(area, own)).map(areaStem);
}
