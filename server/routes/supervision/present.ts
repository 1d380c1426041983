import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import type { Card } from '../../entities/supervision/card.ts';
import type { Task } from '../../entities/task.ts';
import { nextAct } from '../cases/next-act.ts';
import { presentSummary } from '../cases/present-summary.ts';
import { presentTask } from '../tasks/present.ts';
import type { Card as CardSchema, SupervisedCase, SupervisedTask } from './schema.ts';

type Signs = { cards: number; incidents: number };

/** A case on the board, with what draws a supervisor's eye. */
export function presentSupervised(hall: Hall, subject: Case, signs: Signs | undefined): z.input<typeof SupervisedCase> {
  return {
    ...presentSummary(hall, subject, nextAct(subject, {})),
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
  replies: card.replies.map(({ at, by, kind, text }) => ({ at: formatInstant(new Date(at)), by, kind, text })),
});
