import type { EntityManager } from '@mikro-orm/postgresql';
import { dateOf } from '../../domain/clock/zone.ts';
import { chineseDate } from '../../domain/document-text.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import type { Task } from '../../entities/task.ts';
import { reckoningOf } from '../clocks/clock-keeper.ts';
import type { Hall } from '../hall.ts';
import { type Decision, decisionsOf } from './decisions.ts';

export type HeldBack = { decisions: Decision[]; label: string; until: Date };

/**
 * Decisions that the law does not allow yet: a period that must pass (header `waitsFor`, clocks by name) is still running. Those
 * named in the header `early` need not wait for it. Undefined when nothing is held back.
 */
export async function heldBack(
  hall: Hall,
  em: EntityManager,
  task: Pick<Task, 'caseId' | 'headers'>,
): Promise<HeldBack | undefined> {
  const kinds = namesIn(task.headers['waitsFor']);
  if (kinds.length === 0) return undefined;
  const clocks = await em.find(Clock, { caseId: task.caseId, kind: { $in: kinds }, endedAt: null });
  const last = clocks
    .map((clock) => ({ clock, reckoning: reckoningOf(hall, clock) }))
    .filter(({ reckoning }) => !reckoning.overdue)
    .toSorted((a, b) => Number(a.reckoning.projectedDeadline) - Number(b.reckoning.projectedDeadline))
    .at(-1);
  if (!last) return undefined;
  const early = new Set(namesIn(task.headers['early']));
  const decisions = decisionsOf(task.headers).filter(({ code }) => !early.has(code));
  return { decisions, label: last.clock.label, until: last.reckoning.projectedDeadline };
}

/** Why, in words. */
export const heldBackInWords = ({ decisions, label, until }: HeldBack): string =>
  `${label}至${chineseDate(dateOf(until))}届满，届满之后才能作出：${decisions.map(({ name }) => name).join('、')}`;

const namesIn = (text = ''): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
