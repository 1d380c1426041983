import type { Span } from './pause.ts';

const hour = 3_600_000;

/** A limit in hours from an instant (milliseconds); `pauses` is their union in order. */
export type HourLimit = { start: number; amount: number; pauses: Span[] };

/** The limit's last instant, or undefined if an open pause keeps it from being known. */
export function lastInstantOf({ start, amount, pauses }: HourLimit): number | undefined {
  let last = start + amount * hour;
  for (const pause of pauses) {
    if (pause.to <= start) continue;
    if (pause.from > last) break;
    if (pause.to === Number.POSITIVE_INFINITY) return undefined;
    last += pause.to - Math.max(pause.from, start);
  }
  return last;
}

/** Hours in (start, instant], pauses taken out. */
export const hoursBy = (limit: HourLimit, instant: number): number =>
  Math.max(0, instant - limit.start) / hour - hoursPausedBy(limit, instant);

/** Hours of pauses in (start, instant]. */
export function hoursPausedBy({ start, pauses }: HourLimit, instant: number): number {
  let sum = 0;
  for (const pause of pauses) sum += Math.max(0, Math.min(pause.to, instant) - Math.max(pause.from, start));
  return sum / hour;
}
