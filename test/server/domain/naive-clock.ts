import chineseDays from 'chinese-days';
import type { Pause, PausePolicy } from '../../../server/domain/clock/pause.ts';

/**
 * The legal clock a second time, walking day by day (minute by minute for hours) on the holiday package's own answers:
 * slow, with nothing in common with the code under test but its input.
 */
export type NaiveInput = {
  start: Date;
  amount: number;
  unit: 'working-day' | 'natural-day' | 'hour';
  pauses: Pause[];
  policy: PausePolicy;
};

export type NaiveResult = { deadline: string | null; elapsed: number; overdue: boolean };

export function naiveReckon(input: NaiveInput, now: Date): NaiveResult {
  const spans = merge(
    input.pauses.filter((pause) => pause.from <= now).map((pause) => [pause.from, endBy(pause, now)]),
  );
  return input.unit === 'hour' ? naiveHours(input, spans, now) : naiveDays(input, spans, now);
}

/** null = open at `now`. */
type NaiveSpan = [Date, Date | null];

const endBy = (pause: Pause, now: Date) => (pause.to && pause.to <= now ? pause.to : null);

function merge(spans: NaiveSpan[]): NaiveSpan[] {
  for (const a of spans) {
    for (const b of spans) {
      if (a === b || a[0] > b[0] || (a[1] && a[1] < b[0])) continue;
      const end = a[1] && b[1] ? new Date(Math.max(a[1].getTime(), b[1].getTime())) : null;
      return merge([...spans.filter((span) => span !== a && span !== b), [a[0], end]]);
    }
  }
  return spans;
}

const shift = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 864e5).toISOString().slice(0, 10);
const day = (instant: Date) => new Date(instant.getTime() + 8 * 36e5).toISOString().slice(0, 10);
const worked = new Map<string, boolean>();
function isWorked(date: string): boolean {
  const known = worked.get(date) ?? chineseDays.isWorkday(date);
  worked.set(date, known);
  return known;
}

function isOut(date: string, [from, to]: NaiveSpan, policy: PausePolicy): boolean {
  const first = day(from);
  const last = to ? day(to) : '9999-12-31';
  if (date < first || date > last) return false;
  if (date === first && policy.pauseDayCounts) return false;
  return !(date === last && policy.resumeDayCounts);
}

function naiveDays({ start, amount, unit, policy }: NaiveInput, spans: NaiveSpan[], now: Date): NaiveResult {
  const today = day(now);
  const horizon = shift([today, day(start)].toSorted().at(1) ?? today, 700);
  let count = 0;
  let final: string | undefined;
  let elapsed = 0;
  let date = day(start);
  if (amount === 0) final = date;
  const goesOn = (d: string) =>
    (unit === 'natural-day' && !isWorked(d)) || spans.some((s) => day(s[0]) <= d && isOut(shift(d, 1), s, policy));
  let ended = false;
  while (date < horizon) {
    if (final !== undefined && !ended) {
      if (goesOn(final)) final = shift(final, 1);
      else ended = true;
    }
    if (ended && date >= today) break;
    date = shift(date, 1);
    const counts = (unit === 'natural-day' || isWorked(date)) && !spans.some((span) => isOut(date, span, policy));
    if (final !== undefined && date <= final) continue;
    if (!counts) continue;
    if (count < amount || ended) count += 1;
    if (count === amount && final === undefined) final = date;
    if (date <= today) elapsed = count;
  }
  const known = final !== undefined && ended;
  return {
    deadline: known && final ? `${final}T23:59:59+08:00` : null,
    elapsed,
    overdue: known && final !== undefined && today > final,
  };
}

function naiveHours({ start, amount }: NaiveInput, spans: NaiveSpan[], now: Date): NaiveResult {
  const minute = 60_000;
  const running = (time: number) => !spans.some(([from, to]) => from.getTime() <= time && (!to || time < to.getTime()));
  let minutes = 0;
  let elapsed = 0;
  let deadline: number | null = null;
  const open = spans.some(([, to]) => !to);
  for (let time = start.getTime(); ; time += minute) {
    if (time >= now.getTime() && (minutes > amount * 60 || open)) break;
    if (!running(time)) continue;
    if (minutes === amount * 60 && deadline === null) deadline = time;
    minutes += 1;
    if (time < now.getTime()) elapsed = minutes;
  }
  const at = deadline === null ? null : new Date(deadline);
  const text = at && `${new Date(at.getTime() + 8 * 36e5).toISOString().slice(0, 19)}+08:00`;
  return { deadline: text, elapsed: elapsed / 60, overdue: at !== null && now > at };
}
