import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Card } from '../../entities/supervision/card.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayReadCard, mayReplyCard } from '../../policies/supervision.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';

/**
 * 签收: somebody of the department that the card is about has it before him. The first time is noted, with who it was;
 * seen again, answered or withdrawn already, nothing changes. The days for the reply run from its issue all the same.
 */
export function receiveCard(hall: Hall, actor: Actor, id: string): Promise<Card> {
  return inTransaction(hall, async (em) => {
    const card = await em.findOne(Card, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!card || !mayReadCard(actor, card)) throw notFound('这张督办卡');
    if (!mayReplyCard(actor, card)) throw new Refusal('forbidden', '只有被督办的部门可以签收');
    if (card.state !== 'issued') return card;
    card.state = 'received';
    noteReceipt(hall, em, actor, card);
    hall.tell({ kind: 'card', department: card.department });
    return card;
  });
}

/** Who answers a card has received it, also where he answers from elsewhere than the list. */
export function noteReceipt(hall: Hall, em: EntityManager, actor: Actor, card: Card): void {
  if (card.receivedAt !== null) return;
  card.receivedAt = hall.now();
  card.receivedBy = actor.name;
  audit(hall, em, actor, { act: 'card-receive', subject: card.caseNumber, facts: { card: card.id } });
}
