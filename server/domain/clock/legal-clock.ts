import type { Calendar } from './calendar.ts';
import { type DayLimit, elapsedBy, type LastDay, lastDayOf, pausedBy } from './day-limit.ts';
import { type ExplanationPart, explain } from './explanation.ts';
import { type HourLimit, hoursBy, hoursPausedBy, lastInstantOf } from './hour-limit.ts';
import type { LimitUnit } from './limit.ts';
import { daysOutOf, type Pause, type PausePolicy, pausesAsOf, unionOf } from './pause.ts';
import { dateOf, dateOfDay, dayOf, endOfDay, instantOf, yearOfDay } from './zone.ts';

export type ClockInput = {
  calendar: Calendar;
  /** Instant of acceptance (or of whatever starts the clock). Its day is not counted. */
  start: Date;
  /** In `unit`. A part of a day is a whole day: there is no deadline inside a day. */
  amount: number;
  unit: LimitUnit;
  pauses?: Pause[];
  /** Extensions granted (行政许可法 §42), in `unit`. */
  extension?: { amount: number }[];
  policy?: PausePolicy;
  /**
   * 即办件: the day of receipt is itself the first day (1 working day or less = due on that day); received after
   * `closesAt` or on a day off, it is received on the next working day, at `opensAt` (00:00 unless told) for a limit in hours.
   */
  immediate?: { closesAt: string; opensAt?: string };
};

export type Reckoning = {
  /** Last moment that is in time; null while paused, unless it had passed before the pause. */
  deadline: Date | null;
  /** The deadline, or while paused the one that follows if the pause ends when it was announced to (else: now). */
  projectedDeadline: Date;
  unit: LimitUnit;
  /** Amount with extensions, in `unit`. elapsed + remaining = total. */
  total: number;
  elapsed: number;
  /** 0 on the last day; negative when overdue (0 on the days off right after the last day). */
  remaining: number;
  paused: boolean;
  /** The deadline has passed. A pause that begins later does not mend it. */
  overdue: boolean;
  /** A year without official calendar was needed: to be reckoned anew when its notice is loaded. */
  provisional: boolean;
  provisionalYears: number[];
  /** First day that is counted. */
  startCountsFrom: string;
  /** What pauses took out of the count up to now, in `unit`. */
  pausedAmount: number;
  explanation: ExplanationPart[];
};

/** The usual policy: the day of the pause counts, the day of resuming does not. */
export const usualPausePolicy: PausePolicy = { pauseDayCounts: true, resumeDayCounts: false };

/**
 * Reckons a legal time limit as known at `now` (later pauses and later ends of pauses are not seen).
 * Sources: 行政许可法 §42, §45, §82; Civil Code §200-204; the hall's rules in this order:
 * - Days: the starting day is not counted, the limit ends at 23:59:59 of its last day. A natural-day limit whose last
 *   day is a day off ends on the next working day.
 * - Hours: plain hours around the clock from the very instant (Civil Code §201), less the pauses to the second. Neither
 *   office hours nor days off are looked at: a limit in hours is promised for matters of urgency, the law knows no
 *   working hour, and the last day that rolls over (§203) is one of a period in days; were it the end of a day that hours
 *   rolled to, a longer limit could end before a shorter one. A citizen must be able to check the deadline with a watch.
 * - elapsed(t) = |W ∩ (start, t]| − |W ∩ ∪pauses|: pauses that overlap count once. If the clock stands still at the end
 *   of the last day, the limit ends with the day on which it resumes.
 */
export function reckon(input: ClockInput, now: Date): Reckoning {
  const pauses = pausesAsOf(input.pauses ?? [], now);
  const paused = pauses.some((pause) => pause.to === null);
  const extension = (input.extension ?? []).reduce((sum, { amount }) => sum + amount, 0);
  const begin = beginningOf(input);
  const total = totalOf(input, extension);
  const measure = input.unit === 'hour' ? measureHours : measureDays;
  const actual = measure({ input, begin, total, pauses }, now);
  // An open pause is assumed to end as announced, but not before now.
  const ended = pauses.map((pause) => (pause.to ? pause : { ...pause, to: later(pause.expectedTo ?? now, now) }));
  const projected = actual.deadline ? actual : measure({ input, begin, total, pauses: ended }, now);
  if (!projected.deadline) throw new Error('a limit without open pauses has a deadline');
  const provisionalYears = projected.years.filter((year) => !input.calendar.coversYear(year));
  const reckoning: Omit<Reckoning, 'explanation'> = {
    deadline: actual.deadline ?? null,
    projectedDeadline: projected.deadline,
    unit: input.unit,
    total,
    elapsed: actual.elapsed,
    remaining: total - actual.elapsed,
    paused,
    overdue: actual.overdue,
    provisional: provisionalYears.length > 0,
    provisionalYears,
    startCountsFrom: begin.countsFrom,
    pausedAmount: actual.pausedAmount,
  };
  const { start, amount, unit } = input;
  const { countsFrom, movedTo } = begin;
  const facts = { ...reckoning, start, amount, unit, extension, pauses, countsFrom, movedTo, end: projected.end };
  return { ...reckoning, explanation: explain(facts) };
}

type Beginning = { day: number; instant: Date; countsFrom: string; movedTo: string | undefined };

/** Whole days; an immediate matter has the day of receipt at least. */
function totalOf({ unit, amount, immediate }: ClockInput, extension: number): number {
  if (!(amount >= 0)) throw new RangeError(`not a limit: ${amount}`);
  if (unit === 'hour') return amount + extension;
  return Math.max(Math.ceil(amount), immediate ? 1 : 0) + Math.ceil(extension);
}

function beginningOf({ calendar, start, unit, amount, immediate }: ClockInput): Beginning {
  const day = dayOf(start);
  if (!immediate) {
    const first = amount === 0 || unit === 'hour' ? day : unit === 'natural-day' ? day + 1 : calendar.byDay.add(day, 1);
    return { day, instant: start, countsFrom: dateOfDay(first), movedTo: undefined };
  }
  const late = start > instantOf(dateOf(start), immediate.closesAt);
  const received = calendar.byDay.from(late ? day + 1 : day);
  const date = dateOfDay(received);
  if (received === day) return { day: day - 1, instant: start, countsFrom: date, movedTo: undefined };
  return {
    day: received - 1,
    instant: instantOf(date, immediate.opensAt ?? '00:00:00'),
    countsFrom: date,
    movedTo: date,
  };
}

type Measuring = { input: ClockInput; begin: Beginning; total: number; pauses: Pause[] };
type Measure = {
  deadline: Date | undefined;
  overdue: boolean;
  elapsed: number;
  pausedAmount: number;
  years: number[];
  end?: LastDay | undefined;
};

function measureDays({ input, begin, total, pauses }: Measuring, now: Date): Measure {
  const unit = input.unit === 'natural-day' ? 'natural-day' : 'working-day';
  const out = daysOutOf(unionOf(pauses), input.policy ?? usualPausePolicy);
  const limit: DayLimit = { unit, calendar: input.calendar.byDay, start: begin.day, amount: total, out };
  const end = lastDayOf(limit);
  const today = dayOf(now);
  return {
    deadline: end && endOfDay(end.last),
    overdue: end !== undefined && today > end.last,
    elapsed: elapsedBy(limit, today, end),
    pausedAmount: pausedBy(limit, today),
    // A natural day needs the calendar only for its end.
    years: end ? yearsBetween(unit === 'working-day' ? Math.min(begin.day + 1, end.last) : end.reached, end.last) : [],
    end,
  };
}

function measureHours({ begin, total, pauses }: Measuring, now: Date): Measure {
  const limit: HourLimit = { start: begin.instant.getTime(), amount: total, pauses: unionOf(pauses) };
  const last = lastInstantOf(limit);
  return {
    deadline: last === undefined ? undefined : new Date(last),
    overdue: last !== undefined && now.getTime() > last,
    elapsed: hoursBy(limit, now.getTime()),
    pausedAmount: hoursPausedBy(limit, now.getTime()),
    years: begin.movedTo ? [Number(begin.movedTo.slice(0, 4))] : [],
  };
}

const later = (a: Date, b: Date) => (a > b ? a : b);

const yearsBetween = (from: number, to: number) =>
  Array.from({ length: yearOfDay(to) - yearOfDay(from) + 1 }, (_, i) => yearOfDay(from) + i);
