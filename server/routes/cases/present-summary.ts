import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import { dateOf, formatInstant } from '../../domain/clock/zone.ts';
import type { Case } from '../../entities/case/case.ts';
import type { CaseSummary, NextAct } from './case.schema.ts';

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
    daysLeft: daysLeft(hall, subject),
    submittedAt: formatInstant(subject.submittedAt),
    createdAt: formatInstant(subject.createdAt),
    endedAt: subject.endedAt && formatInstant(subject.endedAt),
    nextAct: next,
  };
}

type Limited = { deadline: Date | null; light: string; area: string };

/** 剩余 in working days to the nearest deadline of the case, in words; null when no clock runs. */
export function remainingInWords(hall: Hall, of: Limited): string | null {
  if (of.light === 'paused') return '期限已暂停';
  const days = daysLeft(hall, of);
  if (days === null || of.deadline === null) return null;
  if (of.deadline < hall.now()) return days < 0 ? `超期${-days}个工作日` : '已超期';
  if (dateOf(hall.now()) === dateOf(of.deadline)) return '今天到期';
  return `剩${days}个工作日`;
}

/** Working days to the deadline, below 0 once it has passed; null when no clock runs. */
export function daysLeft(hall: Hall, { deadline, light, area }: Limited): number | null {
  if (light === 'paused' || deadline === null) return null;
  const [today, last] = [dateOf(hall.now()), dateOf(deadline)];
  const { workingDaysBetween } = hall.calendar(area);
  // Minus nothing would be -0.
  return today <= last ? workingDaysBetween(today, last) : 0 - workingDaysBetween(last, today);
}
