import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import { dateOf, formatInstant } from '../../domain/zone.ts';
import type { Case } from '../../entities/case.ts';
import type { CaseSummary, NextAct } from './schema.ts';

/** What lists show of a case. */
export function presentSummary(hall: Hall, subject: Case, next: z.input<typeof NextAct>): z.input<typeof CaseSummary> {
  const { organisation } = hall.catalogue();
  return {
    number: subject.number,
    itemCode: subject.itemCode,
    itemName: subject.itemName,
    applicantName: subject.applicantName,
    area: subject.area,
    areaName: organisation.areaName(subject.area),
    department: organisation.departmentName(subject.department),
    state: subject.state,
    stage: subject.stage,
    light: subject.light,
    remaining: remainingInWords(hall, subject),
    submittedAt: formatInstant(subject.submittedAt),
    createdAt: formatInstant(subject.createdAt),
    endedAt: subject.endedAt && formatInstant(subject.endedAt),
    nextAct: next,
  };
}

/** 剩余 in working days to the nearest deadline of the case, in words; null when no clock runs. */
export function remainingInWords(
  hall: Hall,
  of: { deadline: Date | null; light: string; area: string },
): string | null {
  if (of.light === 'paused') return '期限已暂停';
  if (of.deadline === null) return null;
  const [today, last] = [dateOf(hall.now()), dateOf(of.deadline)];
  if (of.deadline < hall.now()) return '已超期';
  if (today === last) return '今天到期';
  return `剩${hall.calendar(of.area).workingDaysBetween(today, last)}个工作日`;
}
