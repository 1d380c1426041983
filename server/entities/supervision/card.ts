import { defineEntity, p } from '@mikro-orm/postgresql';

export type CardReply = { at: string; by: string; kind: 'reply' | 'accept' | 'reject' | 'withdraw'; text: string };

const CardSchema = defineEntity({
  name: 'Card',
  tableName: 'cards',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid().index(),
    caseNumber: p.string().length(50),
    itemName: p.text(),
    area: p.string().length(9),
    department: p.string().length(60),
    colour: p.string().length(8).$type<'reminder' | 'yellow' | 'red'>(),
    /** Which rule made it, with what it is about: the same rule makes one card about the same thing, ever. */
    rule: p.text(),
    subject: p.text(),
    reason: p.text(),
    clockKind: p.text().strictNullable(),
    issuedAt: p.datetime(),
    replyBy: p.datetime().strictNullable(),
    state: p
      .string()
      .length(10)
      .$type<'issued' | 'received' | 'replied' | 'accepted' | 'rejected' | 'withdrawn' | 'closed'>(),
    /** When the department first saw it, and who: a card that was never seen is another fault than one not answered. */
    receivedAt: p.datetime().strictNullable(),
    receivedBy: p.text().strictNullable(),
    replies: p.json().$type<CardReply[]>(),
    revision: p.integer().version(),
  },
  uniques: [{ properties: ['caseId', 'rule', 'subject'] }],
  indexes: [
    { properties: ['issuedAt', 'id'] },
    { properties: ['department', 'issuedAt'] },
    {
      name: 'cards_open',
      expression:
        "create index cards_open on cards (area) where state in ('issued', 'received', 'replied', 'rejected')",
    },
  ],
});
/** 督办卡: never deleted, only withdrawn with a reason. */
export class Card extends CardSchema.class {}
CardSchema.setClass(Card);
