import test from 'ava';
import fc from 'fast-check';
import { calendarFrom } from '../../../server/domain/clock/calendar.ts';
import { type ClockInput, reckon } from '../../../server/domain/clock/legal-clock.ts';
import { officialCalendar } from '../../../server/domain/clock/official-calendar.ts';
import type { Pause } from '../../../server/domain/clock/pause.ts';
import { dateOf, formatInstant, instantOf } from '../../../server/domain/clock/zone.ts';
import { naiveReckon } from './naive-clock.ts';

const { days, years } = officialCalendar();
const calendar = calendarFrom(days, years);
const minute = 60_000;
const dayMinutes = 24 * 60;

const first = instantOf('2004-01-01').getTime();
// So far before the table's end that no deadline falls behind it: the package knows no year after 2026.
const last = instantOf('2025-06-30').getTime();
const anyStart = fc
  .integer({ min: 0, max: Math.floor((last - first) / minute) })
  .map((n) => new Date(first + n * minute));
const anyUnit = fc.constantFrom('working-day' as const, 'natural-day' as const, 'hour' as const);
const anyPolicy = fc.record({ pauseDayCounts: fc.boolean(), resumeDayCounts: fc.boolean() });

/** Pauses relative to the start, many of them overlapping, touching, on one day, or around the deadline. */
const anyPauses = (scale: number) =>
  fc.array(
    fc.record({
      from: fc.integer({ min: -scale, max: 20 * scale }),
      length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 8 * scale }), fc.constant(null)),
    }),
    { maxLength: 4 },
  );
const anyClock = anyUnit.chain((unit) => {
  const scale = unit === 'hour' ? 120 : dayMinutes;
  return fc.record({
    unit: fc.constant(unit),
    start: anyStart,
    amount: fc.integer({ min: 0, max: 30 }),
    policy: anyPolicy,
    pauses: anyPauses(scale),
    now: fc.integer({ min: 0, max: 60 * scale }),
  });
});

type Drawn = {
  unit: ClockInput['unit'];
  start: Date;
  amount: number;
  policy: { pauseDayCounts: boolean; resumeDayCounts: boolean };
  pauses: { from: number; length: number | null }[];
  now: number;
};

function inputOf(drawn: Drawn): { input: ClockInput & { pauses: Pause[]; policy: Drawn['policy'] }; now: Date } {
  const after = (minutes: number) => new Date(drawn.start.getTime() + minutes * minute);
  const pauses = drawn.pauses.map(({ from, length }) => ({
    from: after(from),
    to: length === null ? null : after(from + length),
  }));
  const { unit, start, amount, policy } = drawn;
  return { input: { calendar, unit, start, amount, policy, pauses }, now: after(drawn.now) };
}

const check = (property: (drawn: Drawn) => void, numRuns: number) =>
  fc.assert(fc.property(anyClock, property), { numRuns });

test('deadline, elapsed and overdue are those of a walk day by day, for 2004-2026, all units and pauses', (t) => {
  let withDeadline = 0;
  check((drawn) => {
    const { input, now } = inputOf(drawn);
    const ours = reckon(input, now);
    const naive = naiveReckon(input, now);
    t.is(ours.deadline && formatInstant(ours.deadline), naive.deadline);
    t.true(
      Math.abs(ours.elapsed - naive.elapsed) < 1e-9,
      `elapsed ${ours.elapsed}, naive ${naive.elapsed}: ${JSON.stringify(drawn)}`,
    );
    t.is(ours.overdue, naive.overdue);
    if (ours.deadline) withDeadline += 1;
  }, 4000);
  t.true(withDeadline > 1000);
});

test('elapsed and remaining make the whole, extensions included', (t) => {
  check((drawn) => {
    const { input, now } = inputOf(drawn);
    const ours = reckon({ ...input, extension: [{ amount: 10 }] }, now);
    t.is(ours.total, drawn.amount + 10);
    t.true(Math.abs(ours.elapsed + ours.remaining - ours.total) < 1e-9);
  }, 1000);
});

test('more is used up than granted only after the deadline, and on every counted day after it', (t) => {
  check((drawn) => {
    const { input, now } = inputOf(drawn);
    const ours = reckon(input, now);
    if (ours.elapsed > ours.total + 1e-9) t.true(ours.overdue);
    const stands = ours.paused || input.pauses.length > 0;
    const counted =
      drawn.unit === 'natural-day' || (drawn.unit === 'working-day' && calendar.isWorkingDay(dateOf(now)));
    if (ours.overdue && counted && !stands) t.true(ours.elapsed > ours.total);
    if (ours.overdue) t.true(ours.deadline !== null && ours.deadline < now);
  }, 2000);
});

test('a larger limit never ends earlier', (t) => {
  check((drawn) => {
    const { input, now } = inputOf(drawn);
    const less = reckon(input, now).deadline;
    const more = reckon({ ...input, amount: input.amount + 1 }, now).deadline;
    if (!less) t.is(more, null);
    else if (more) t.true(more >= less);
  }, 2000);
});

test('one more pause never makes the deadline earlier', (t) => {
  fc.assert(
    fc.property(anyClock, anyPauses(dayMinutes), (drawn, added) => {
      const { input, now } = inputOf(drawn);
      const before = reckon(input, now).deadline;
      const after = reckon(inputOf({ ...drawn, pauses: [...drawn.pauses, ...added] }).input, now).deadline;
      if (!before) t.is(after, null);
      else if (after) t.true(after >= before, `${formatInstant(before)} became ${formatInstant(after)}`);
    }),
    { numRuns: 3000 },
  );
});

test('pauses that overlap count once, in whatever order they come', (t) => {
  check((drawn) => {
    const { input, now } = inputOf(drawn);
    const once = reckon(input, now);
    const twice = reckon({ ...input, pauses: [...input.pauses, ...input.pauses].reverse() }, now);
    t.deepEqual({ ...twice, explanation: [] }, { ...once, explanation: [] });
  }, 1000);
});

test('an ended pause of one span is the same as two that overlap or touch in it', (t) => {
  const span = fc.tuple(
    fc.integer({ min: 0, max: 20000 }),
    fc.integer({ min: 0, max: 20000 }),
    fc.integer({ min: 0, max: 20000 }),
  );
  fc.assert(
    fc.property(anyClock, span, (drawn, cuts) => {
      const [a, b, c] = cuts.toSorted((x, y) => x - y);
      if (a === undefined || b === undefined || c === undefined) return;
      const whole = inputOf({ ...drawn, pauses: [{ from: a, length: c - a }] });
      const parts = inputOf({
        ...drawn,
        pauses: [
          { from: a, length: b - a },
          { from: b, length: c - b },
        ],
      });
      const now = new Date(drawn.start.getTime() + 30000 * minute);
      t.deepEqual(reckon(parts.input, now).deadline, reckon(whole.input, now).deadline);
    }),
    { numRuns: 1000 },
  );
});

test('a thousand reckonings take less than a second', (t) => {
  const pauses = [{ from: instantOf('2024-02-01'), to: instantOf('2024-02-20') }];
  const input: ClockInput = {
    calendar,
    start: instantOf('2024-01-15', '10:00'),
    amount: 20,
    unit: 'working-day',
    pauses,
  };
  const began = performance.now();
  for (let i = 0; i < 1000; i += 1) reckon(input, instantOf('2024-03-01'));
  t.true(performance.now() - began < 1000);
});
