import type { DayCalendar } from './calendar.ts';
import type { DaysOut } from './pause.ts';
import { endOfDay } from './zone.ts';

/** A limit in days. All days are day numbers; `start` is the day that is not counted any more, `start + 1` may be. */
export type DayLimit = {
  unit: 'working-day' | 'natural-day';
  calendar: DayCalendar;
  start: number;
  /** Whole days, >= 0. */
  amount: number;
  out: DaysOut[];
};

export type LastDay = {
  /** The day on which the count reaches the amount. */
  reached: number;
  /** The day at whose end the limit ends: later than `reached` if that is a day off (natural days) or in a pause. */
  last: number;
  /** Set when a natural limit's last day was a day off. */
  rolledFrom?: number;
  /** Set when the clock stood still at the end of the last day, so that the rest of it was kept until the pause's end. */
  carriedFrom?: number;
};

/** The limit's last day, or undefined if an open pause keeps it from being known. */
export function lastDayOf(limit: DayLimit): LastDay | undefined {
  const reached = dayReaching(limit);
  if (reached === undefined) return undefined;
  const end: LastDay = { reached, last: reached };
  for (let before = -1; before !== end.last; ) {
    before = end.last;
    const rolled = limit.unit === 'natural-day' ? limit.calendar.from(end.last) : end.last;
    if (rolled !== end.last) {
      end.rolledFrom ??= end.last;
      end.last = rolled;
    }
    const pause = limit.out.find((out) => out.since < endOfDay(end.last).getTime() + 1000 && out.to > end.last);
    if (pause) {
      if (pause.to === Number.POSITIVE_INFINITY) return undefined;
      end.carriedFrom ??= end.last;
      end.last = pause.to;
    }
  }
  return end;
}

/**
 * elapsed = |D ∩ (start, day]| − |D ∩ pauses|, D = working days or all days. The days by which the end was put off
 * (a roll over a holiday, a kept rest of a day) use up nothing: elapsed > amount if and only if the day is after the end.
 */
export function elapsedBy(limit: DayLimit, day: number, end: LastDay | undefined): number {
  if (!end || day <= end.last) return Math.min(counted(limit, limit.start, day), limit.amount);
  return limit.amount + counted(limit, end.last, day);
}

/** Days of D in (start, day] that pauses took out. */
export const pausedBy = (limit: DayLimit, day: number): number => outWithin(limit, limit.start, day);

/** Days of D in (from, to], pauses or not. */
export const daysBetween = (limit: DayLimit, from: number, to: number): number =>
  limit.unit === 'working-day' ? limit.calendar.between(from, to) : Math.max(0, to - from);

const counted = (limit: DayLimit, from: number, to: number) =>
  daysBetween(limit, from, to) - outWithin(limit, from, to);

function outWithin(limit: DayLimit, from: number, to: number): number {
  let sum = 0;
  for (const out of limit.out) sum += daysBetween(limit, Math.max(from, out.from - 1), Math.min(to, out.to));
  return sum;
}

function dayReaching(limit: DayLimit): number | undefined {
  let at = limit.start;
  let left = limit.amount;
  if (left === 0) return at;
  for (const out of limit.out) {
    if (out.to <= at) continue;
    const before = daysBetween(limit, at, out.from - 1);
    if (before >= left) break;
    left -= before;
    if (out.to === Number.POSITIVE_INFINITY) return undefined;
    at = out.to;
  }
  return limit.unit === 'working-day' ? limit.calendar.add(at, left) : at + left;
}
