import type { DayCalendar } from './calendar.ts';
import type { LastDay } from './day-limit.ts';
import type { Span } from './pause.ts';
import { dayOf, endOfDay } from './zone.ts';

const hour = 3_600_000;

/** A limit in hours from an instant (milliseconds); `pauses` is their union in order. */
export type HourLimit = { start: number; amount: number; pauses: Span[]; calendar: DayCalendar };

/** `last` in milliseconds; `days` is the day on which the hours are used up and the one on which the limit ends. */
export type LastInstant = { last: number; days: LastDay };

/**
 * The limit's last instant, or undefined if an open pause keeps it from being known. Hours that are used up on a day off end with
 * the next working day (Civil Code §203), as natural days do; a pause that begins before that is over puts it off by its length.
 */
export function lastInstantOf({ start, amount, pauses, calendar }: HourLimit): LastInstant | undefined {
  let last = start + amount * hour;
  let rolledFrom: number | undefined;
  let reached: number | undefined;
  for (let next = 0; ; ) {
    for (let pause = pauses[next]; pause && pause.from <= last; next += 1, pause = pauses[next]) {
      if (pause.to <= start) continue;
      if (pause.to === Number.POSITIVE_INFINITY) return undefined;
      last += pause.to - Math.max(pause.from, start);
    }
    const day = dayOf(new Date(last));
    reached ??= day;
    const worked = calendar.from(day);
    if (worked === day)
      return { last, days: { reached, last: day, ...(rolledFrom === undefined ? {} : { rolledFrom }) } };
    rolledFrom ??= day;
    last = endOfDay(worked).getTime();
  }
}

/** Hours in (start, instant], pauses taken out; the time by which the end was put off over days off uses up nothing. */
export function hoursBy(limit: HourLimit, instant: number, end: LastInstant | undefined): number {
  if (!end || instant <= end.last) return Math.min(counted(limit, limit.start, instant), limit.amount);
  return limit.amount + counted(limit, end.last, instant);
}

/** Hours of pauses in (start, instant]. */
export const hoursPausedBy = (limit: HourLimit, instant: number): number => pausedWithin(limit, limit.start, instant);

const counted = (limit: HourLimit, from: number, to: number): number =>
  Math.max(0, to - from) / hour - pausedWithin(limit, from, to);

function pausedWithin({ pauses }: HourLimit, from: number, to: number): number {
  let sum = 0;
  for (const pause of pauses) sum += Math.max(0, Math.min(pause.to, to) - Math.max(pause.from, from));
  return sum / hour;
}
