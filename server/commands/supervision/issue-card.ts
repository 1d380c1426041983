import type { EntityManager } from '@mikro-orm/postgresql';
import { limitInWords } from '../../domain/clock/limit.ts';
import { conductWarnings, type Warning, type WarningRule, warningRules } from '../../domain/clock/warning.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import { chineseDate } from '../../domain/document-text.ts';
import type { Case } from '../../entities/case/case.ts';
import { Card } from '../../entities/supervision/card.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { theHall } from '../../policies/actor.ts';
import { reckoningOf } from '../clocks/clock-keeper.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';
import { audit } from '../journal.ts';

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
    replies: [],
  });
  await em.flush();
  audit(hall, em, theHall, {
    act: 'card',
    subject: subject.number,
    facts: { rule: warning.rule, level: warning.level },
  });
  hall.tell({ kind: 'card', department });
}

/** Breaches of rules other than time, looked for whenever a document or a decision could have made one. */
export async function judgeConduct(hall: Hall, em: EntityManager, subject: Case): Promise<void> {
  const clocks = await em.find(Clock, { caseId: subject.id });
  const pauses = clocks
    .filter(({ kind }) => kind === 'law' || kind === 'promise')
    .flatMap((clock) => clock.pauses)
    .map(({ reason, from, to, expectedEnd, documentNumber }) => ({
      reason,
      from: new Date(from),
      to: to === null ? null : new Date(to),
      notifiedTo: expectedEnd === null ? null : new Date(expectedEnd),
      document: documentNumber,
    }));
  const steps = clocks
    .filter(({ kind, endedAt }) => kind === 'step' && endedAt !== null)
    .map((clock) => ({ name: clock.label, unit: clock.unit, ...elapsedOf(hall, clock) }));
  const promise = clocks.find(({ kind }) => kind === 'promise');
  const endedInTime =
    promise?.endedAt !== undefined && promise.endedAt !== null && !reckoningOf(hall, promise, promise.endedAt).overdue;
  const facts = { correctionNotices: subject.correctionNotices, pauses, steps, endedInTime, refusal: null };
  for (const warning of conductWarnings(facts, hall.now())) {
    const reason = `${warningRules[warning.rule].zh}：${warning.subject}`;
    await issueCard(hall, em, subject, { warning, reason, department: subject.department, clockKind: null });
  }
}

function elapsedOf(hall: Hall, clock: Clock): { elapsed: number; total: number } {
  const { elapsed, total } = reckoningOf(hall, clock, clock.endedAt ?? hall.now());
  return { elapsed, total };
}

export const cardReason = (rule: WarningRule, clock: Clock): string =>
  `${warningRules[rule].zh}：${clock.label}${limitInWords({ amount: clock.amount, unit: clock.unit }, 'zh')}${
    clock.deadline ? `，至${chineseDate(dateOf(clock.deadline))}` : ''
  }`;
