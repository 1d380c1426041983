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
  const { warning, reason, department, clockKind } = order;
  const known = await em.findOne(Card, { caseId: subject.id, rule: warning.rule, subject: warning.subject });
  if (known) return;
  const isCard = warning.level !== 'reminder';
  const replyBy = isCard
    ? new Date(`${hall.calendar(subject.area).addWorkingDays(dateOf(hall.now()), 5)}T23:59:59+08:00`)
    : null;
  em.create(Card, {
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
    replyBy,
    state: isCard ? 'issued' : 'closed',
    receivedAt: null,
    receivedBy: null,
    replies: [],
  });
  await em.flush();
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

/** Why a clock earns a card: the rule, the limit and until when, in Chinese. */
export const cardReason = (rule: WarningRule, clock: Clock): string =>
  `${warningRules[rule].zh}：${clock.label}${limitInWords({ amount: clock.amount, unit: clock.unit }, 'zh')}${
    clock.deadline ? `，至${chineseDate(dateOf(clock.deadline))}` : ''
  }`;
