import type { EntityManager } from '@mikro-orm/postgresql';
import { limitInWords } from '../../domain/clock/limit.ts';
import { type Warning, type WarningRule, warningRules } from '../../domain/clock/warning.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import { chineseDate } from '../../domain/document-text.ts';
import type { Case } from '../../entities/case/case.ts';
import { Card } from '../../entities/supervision/card.ts';
import type { Clock } from '../../entities/supervision/clock.ts';
import { theHall } from '../../policies/actor.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';
import { audit, tellDepartment } from '../journal.ts';

export type CardOrder = { warning: Warning; reason: string; department: string; clockKind: string | null };

/** Issues a card, once for each rule and thing that it is about, ever. A yellow or red card is to be answered within 5 working days. */
export async function issueCard(hall: Hall, em: EntityManager, subject: Case, order: CardOrder): Promise<void> {
  const { warning, reason, department } = order;
  const row = cardOf(hall, subject, order);
  const { caseId, rule, subject: about, replyBy } = row;
  if (await em.findOne(Card, { caseId, rule, subject: about })) return;
  // The watch and a command may find the same thing at the same moment: the second waits for the first, and has nothing to tell.
  const card = await em.upsert(Card, row, {
    onConflictFields: ['caseId', 'rule', 'subject'],
    onConflictAction: 'ignore',
  });
  if (card.id !== row.id) return;
  audit(hall, em, theHall, {
    act: 'card',
    subject: subject.number,
    facts: { rule: warning.rule, level: warning.level },
  });
  if (replyBy) {
    const text = `收到督查${warning.level === 'red' ? '红牌' : '黄牌'}：${reason}。请在${chineseDate(dateOf(replyBy))}前答复`;
    await tellDepartment(hall, em, department, text, subject.number);
  }
  hall.tell({ kind: 'card', department });
}

function cardOf(hall: Hall, subject: Case, { warning, reason, department, clockKind }: CardOrder) {
  const isCard = warning.level !== 'reminder';
  const lastDay = hall.calendar(subject.area).addWorkingDays(dateOf(hall.now()), 5);
  return {
    id: newId(),
    caseId: subject.id,
    caseNumber: subject.number,
    itemName: subject.itemName,
    area: subject.area,
    department,
    colour: warning.level,
    rule: warning.rule,
    subject: warning.subject,
    reason,
    clockKind,
    issuedAt: hall.now(),
    replyBy: isCard ? new Date(`${lastDay}T23:59:59+08:00`) : null,
    state: isCard ? 'issued' : 'closed',
    receivedAt: null,
    receivedBy: null,
    replies: [],
  } satisfies Partial<Card>;
}

/** Why a clock earns a card: the rule, the limit and until when, in Chinese. */
export const cardReason = (rule: WarningRule, clock: Clock): string =>
  `${warningRules[rule].zh}：${clock.label}${limitInWords({ amount: clock.amount, unit: clock.unit }, 'zh')}${
    clock.deadline ? `，至${chineseDate(dateOf(clock.deadline))}` : ''
  }`;
