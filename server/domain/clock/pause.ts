import { dayOf } from './zone.ts';

/** A time in which the clock stands still. */
export type Pause = {
  from: Date;
  /** null: not ended yet. */
  to: Date | null;
  /** End announced in the written notice (行政许可法 §45), if there is one. */
  expectedTo?: Date | null;
};

/** Which end of a pause still counts towards the limit. Usual: the day of the pause counts, the day of resuming doesn't. */
export type PausePolicy = { pauseDayCounts: boolean; resumeDayCounts: boolean };

export type Span = { from: number; to: number };

/**
 * The pauses as far as they have happened by `now`: one that begins later is not known yet, one that ends later is
 * still open. So a reckoning for a past instant gives what was known at that instant.
 */
export const pausesAsOf = (pauses: Pause[], now: Date): Pause[] =>
  pauses
    .filter((pause) => pause.from <= now)
    .map((pause) => (pause.to && pause.to <= now ? pause : { ...pause, to: null }));

/** Union of the pauses in milliseconds, in order, overlapping and touching ones made one; Infinity = open. */
export function unionOf(pauses: Pause[]): Span[] {
  const spans = pauses.map(({ from, to }) => ({
    from: from.getTime(),
    to: to ? to.getTime() : Number.POSITIVE_INFINITY,
  }));
  spans.sort((a, b) => a.from - b.from);
  const union: Span[] = [];
  for (const span of spans) {
    if (span.to < span.from) throw new RangeError('a pause ends before it begins');
    const last = union.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else union.push({ ...span });
  }
  return union;
}

/** Days (day numbers, both ends included) taken out of the count by a pause that began at the instant `since`. */
export type DaysOut = Span & { since: number };

/**
 * The days that the pauses take out of a limit in days, in order and each once. The union is taken over instants first,
 * so the day on which one pause takes over from another, without a gap, is not given back by the policy.
 */
export function daysOutOf(union: Span[], policy: PausePolicy): DaysOut[] {
  const days: DaysOut[] = [];
  for (const span of union) {
    const from = dayOf(new Date(span.from)) + (policy.pauseDayCounts ? 1 : 0);
    const to = span.to === open ? open : dayOf(new Date(span.to)) - (policy.resumeDayCounts ? 1 : 0);
    if (from > to) continue;
    const last = days.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else days.push({ from, to, since: span.from });
  }
  return days;
}

const open = Number.POSITIVE_INFINITY;
