import type { Answer } from '../../../api/types.ts';

export type Clock = Answer<'get', '/api/cases/{number}/clocks'>['items'][number];

type Part = 'elapsed' | 'paused' | 'left' | 'late';
/** Pieces of a bar in per cent of the axis that all clocks of the case share. */
export type Bar = { part: Part; from: number; size: number }[];
export type Scale = { from: string; to: string; now: number; law: number | null; bars: Bar[] };

const FIRST = ['law', 'promise', 'initial-review', 'delivery'];

/** The limits of the whole case first, then the steps that run, last what has ended. */
export const inOrder = (clocks: readonly Clock[]): Clock[] =>
  clocks.toSorted((a, b) => rank(a) - rank(b) || a.startedAt.localeCompare(b.startedAt));

function rank({ kind, endedAt }: Clock): number {
  if (endedAt) return FIRST.length + 1;
  const place = FIRST.indexOf(kind);
  return place < 0 ? FIRST.length : place;
}

const MARGIN = 0.04;

/** Lays the clocks of a case on one axis of calendar time; `now` in milliseconds. */
export function layOut(clocks: readonly Clock[], now: number): Scale {
  const starts = clocks.map(({ startedAt }) => ms(startedAt));
  const ends = clocks.flatMap((clock) => [endOf(clock, now), ...clock.pauses.map((p) => ms(p.expectedEnd ?? p.from))]);
  const first = Math.min(...starts);
  const span = Math.max(...ends, now) - first || 1;
  const last = first + span * (1 + MARGIN);
  const at = (time: number) => Math.min(100, Math.max(0, ((time - first) / (last - first)) * 100));
  const law = clocks.find(({ kind, deadline }) => kind === 'law' && deadline !== null);
  return {
    from: new Date(first).toISOString(),
    to: new Date(last).toISOString(),
    now: at(now),
    law: law?.deadline ? at(ms(law.deadline)) : null,
    bars: clocks.map((clock) =>
      pieces(clock, now).map(({ part, from, to }) => ({ part, from: at(from), size: at(to) - at(from) })),
    ),
  };
}

type Piece = { part: Part; from: number; to: number };

function pieces(clock: Clock, now: number): Piece[] {
  const start = ms(clock.startedAt);
  const stop = clock.endedAt ? ms(clock.endedAt) : now;
  const deadline = clock.deadline ? ms(clock.deadline) : null;
  const ran: Piece[] = [{ part: 'elapsed', from: start, to: Math.min(stop, deadline ?? stop) }];
  // A period that has passed makes nobody late.
  if (deadline !== null && stop > deadline && !clock.isPeriod) ran.push({ part: 'late', from: deadline, to: stop });
  if (deadline !== null && !clock.endedAt && deadline > now) ran.push({ part: 'left', from: now, to: deadline });
  const paused = clock.pauses.map(
    (pause): Piece => ({ part: 'paused', from: ms(pause.from), to: pause.to ? ms(pause.to) : stop }),
  );
  return [...ran, ...paused].filter(({ from, to }) => to > from);
}

const endOf = (clock: Clock, now: number): number => ms(clock.deadline ?? clock.endedAt) || now;
const ms = (instant: string | null): number => (instant ? Date.parse(instant) : 0);
