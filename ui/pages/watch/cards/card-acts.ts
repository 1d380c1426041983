import type { User } from '../../../api/session.tsx';
import type { Answer } from '../../../api/types.ts';

export type Card = Answer<'get', '/api/supervision/cards'>['items'][number];
export type CardAct = Card['replies'][number]['kind'];

const ENDED: readonly Card['state'][] = ['accepted', 'withdrawn', 'closed'];

/** A card that this person's department has to answer. */
export const isForMe = ({ colour, department }: Card, { roles, departments }: User): boolean =>
  colour !== 'reminder' &&
  (roles.includes('staff') || roles.includes('lead')) &&
  departments.some(({ code }) => code === department);

/**
 * What a person may do with a card: the department answers, the supervisor judges the answer. The overseer is not in
 * the line of the overseen, so nobody gets both on one card. The hall checks again.
 */
export function cardActs(card: Card, user: User): CardAct[] {
  if (ENDED.includes(card.state)) return [];
  const ours = user.departments.some(({ code }) => code === card.department);
  if (isForMe(card, user) && card.state !== 'replied') return ['reply'];
  if (ours || !user.roles.includes('supervisor')) return [];
  return card.state === 'replied' ? ['accept', 'reject', 'withdraw'] : ['withdraw'];
}
