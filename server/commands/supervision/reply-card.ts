import { LockMode } from '@mikro-orm/postgresql';
import { Card } from '../../entities/supervision/card.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayJudgeCard, mayReadCard, mayReplyCard } from '../../policies/supervision.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit, tellDepartment } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';
import { noteReceipt } from './receive-card.ts';

export type Reply = { kind: 'reply' | 'accept' | 'reject' | 'withdraw'; text: string };

const next: Record<Reply['kind'], { from: Card['state'][]; to: Card['state'] }> = {
  reply: { from: ['issued', 'received', 'rejected'], to: 'replied' },
  accept: { from: ['replied'], to: 'accepted' },
  reject: { from: ['replied'], to: 'rejected' },
  withdraw: { from: ['issued', 'received', 'replied', 'rejected'], to: 'withdrawn' },
};

/** The department answers for itself; the supervisor accepts, rejects or withdraws with a reason. A card is never deleted. */
export function replyCard(hall: Hall, actor: Actor, id: string, reply: Reply): Promise<Card> {
  return inTransaction(hall, async (em) => {
    const card = await em.findOne(Card, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!card || !mayReadCard(actor, card)) throw notFound('这张督办卡');
    const may = reply.kind === 'reply' ? mayReplyCard(actor, card) : mayJudgeCard(actor, card);
    if (!may)
      throw new Refusal(
        'forbidden',
        reply.kind === 'reply' ? '只有被督办的部门可以回复' : '只有督查人员可以处理督办卡',
      );
    const move = next[reply.kind];
    if (!move.from.includes(card.state)) throw new Refusal('wrong-state', '督办卡当前的状态不能这样处理');
    if (reply.kind === 'reply') noteReceipt(hall, em, actor, card);
    card.state = move.to;
    card.replies = [...card.replies, { at: hall.now().toISOString(), by: actor.name, ...reply }];
    if (reply.kind === 'reject')
      await tellDepartment(hall, em, card.department, `督办卡的答复被退回，请重新答复：${reply.text}`, card.caseNumber);
    audit(hall, em, actor, { act: `card-${reply.kind}`, subject: card.caseNumber, facts: { card: card.id } });
    hall.tell({ kind: 'card', department: card.department });
    return card;
  });
}
