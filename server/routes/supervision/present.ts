import type { z } from 'zod';
import { reckoningOf } from '../../commands/clocks/clock-keeper.ts';
import type { Hall } from '../../commands/hall.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import type { Card } from '../../entities/supervision/card.ts';
import type { Clock } from '../../entities/supervision/clock.ts';
import type { Task } from '../../entities/task.ts';
import { nextAct } from '../cases/next-act.ts';
import { presentSummary } from '../cases/present-summary.ts';
import { presentTask } from '../tasks/present.ts';
import type { Card as CardSchema, SupervisedCase, SupervisedTask } from './schema.ts';

type Signs = { cards: number; incidents: number };

/** Working days that are left to cases whose clocks stand still, by case id: frozen, whatever the calendar says. */
export function frozenDays(hall: Hall, clocks: readonly Clock[]): Map<string, number> {
  const left = new Map<string, number>();
  for (const clock of clocks) {
    const { remaining } = reckoningOf(hall, clock);
    left.set(clock.caseId, Math.min(remaining, left.get(clock.caseId) ?? remaining));
  }
  return left;
}

/** A case on the board, with what draws a supervisor's eye. */
export function presentSupervised(
  hall: Hall,
  subject: Case,
  { signs, frozen }: { signs: Signs | undefined; frozen: number | undefined },
): z.input<typeof SupervisedCase> {
  const summary = presentSummary(hall, subject, nextAct(subject, {}));
  return {
    ...summary,
    daysLeft: frozen ?? summary.daysLeft,
    departmentName: hall.catalogue().organisation.departmentName(subject.department),
    deadline: subject.deadline && formatInstant(subject.deadline),
    clockLabel: subject.leadingClock,
    cards: signs?.cards ?? 0,
    incidents: signs?.incidents ?? 0,
    paused: subject.light === 'paused',
  };
}

/** Who holds it and since when; what was decided or written in it stays with the department. */
export function presentSupervisedTask(hall: Hall, task: Task): z.input<typeof SupervisedTask> {
  const { id, name, stage, department, departmentName, assigneeName, state, createdAt, deadline, daysLeft, light } =
    presentTask(hall, task);
  return { id, name, stage, department, departmentName, assigneeName, state, createdAt, deadline, daysLeft, light };
}

/** A card with all that has been answered to it; the overseer and the department read the same. */
export const presentCard = (hall: Hall, card: Card): z.input<typeof CardSchema> => ({
  id: card.id,
  caseNumber: card.caseNumber,
  itemName: card.itemName,
  colour: card.colour,
  rule: card.rule,
  reason: card.reason,
  department: card.department,
  departmentName: hall.catalogue().organisation.departmentName(card.department),
  clockKind: card.clockKind,
  issuedAt: formatInstant(card.issuedAt),
  replyBy: card.replyBy && formatInstant(card.replyBy),
  state: card.state,
  receivedAt: card.receivedAt && formatInstant(card.receivedAt),
  receivedBy: card.receivedBy,
  replies: card.replies.map(({ at, by, kind, text }) => ({ at: formatInstant(new Date(at)), by, kind, text })),
});
