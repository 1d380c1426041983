import test from 'ava';
import fc from 'fast-check';
import { calendarFrom } from '../../../../server/domain/clock/calendar.ts';
import { type ClockInput, type Reckoning, reckon } from '../../../../server/domain/clock/legal-clock.ts';
import { officialCalendar } from '../../../../server/domain/clock/official-calendar.ts';
import { dateOf, formatInstant, instantOf } from '../../../../server/domain/clock/zone.ts';

const { days, years } = officialCalendar();
const calendar = calendarFrom(days, years);

/** '2014-09-26' or '2014-09-26 18:10', in Shanghai; the middle of the morning unless told. */
function at(text: string): Date {
  const [date = '', time = '10:00'] = text.split(' ');
  return instantOf(date, time);
}
const pause = (from: string, to: string | null) => ({ from: at(from), to: to ? at(to) : null });
const hours = (start: string, amount: number, pauses: ClockInput['pauses'] = []): ClockInput => ({
  calendar,
  start: at(start),
  amount,
  unit: 'hour',
  pauses,
});
const ends = (reckoning: Reckoning) => reckoning.deadline && formatInstant(reckoning.deadline);

test('hours run around the clock and stop to the second', (t) => {
  const input = hours('2026-11-26 16:00', 4);
  t.is(ends(reckon(input, at('2026-11-26 17:00'))), '2026-11-26T20:00:00+08:00');
  const paused = { ...input, pauses: [pause('2026-11-26 17:00', '2026-11-27 09:30:30')] };
  t.is(ends(reckon(paused, at('2026-11-27 10:00'))), '2026-11-27T12:30:30+08:00');
  t.is(reckon(paused, at('2026-11-27 09:30:30')).elapsed, 1);
  t.false(reckon(input, at('2026-11-26 20:00')).overdue);
  t.true(reckon(input, at('2026-11-26 20:00:01')).overdue);
});

test('hours that are used up on a day off end with the next working day, and at no other time', (t) => {
  const cases: [string, ClockInput, string][] = [
    ['at night of a working day', hours('2026-11-26 21:00', 4), '2026-11-27T01:00:00+08:00'],
    ['the last second of a Friday', hours('2026-11-27 19:59:59', 4), '2026-11-27T23:59:59+08:00'],
    ['into a Saturday', hours('2026-11-27 21:00', 4), '2026-11-30T23:59:59+08:00'],
    ['over a weekend to a Monday', hours('2026-11-27 21:00', 60), '2026-11-30T09:00:00+08:00'],
    ['into a Sunday that is worked', hours('2014-09-27 22:00', 4), '2014-09-28T02:00:00+08:00'],
    ['into the National Day', hours('2014-09-30 18:10', 8), '2014-10-08T23:59:59+08:00'],
    ['nothing, on a day off', hours('2026-11-28', 0), '2026-11-30T23:59:59+08:00'],
    [
      'paused into a Saturday',
      hours('2026-11-27 16:00', 4, [pause('2026-11-27 17:00', '2026-11-28 09:30:30')]),
      '2026-11-30T23:59:59+08:00',
    ],
    [
      'paused while it was put off',
      hours('2026-11-27 21:00', 4, [pause('2026-11-29', '2026-11-30')]),
      '2026-12-01T23:59:59+08:00',
    ],
    [
      'paused when it was over',
      hours('2026-11-27 21:00', 4, [pause('2026-12-01', '2026-12-02')]),
      '2026-11-30T23:59:59+08:00',
    ],
  ];
  for (const [name, input, deadline] of cases) t.is(ends(reckon(input, at('2026-12-31'))), deadline, name);
  const rolled = hours('2026-11-27 21:00', 4);
  t.like(reckon(rolled, at('2026-11-30 12:00')), { elapsed: 4, remaining: 0, overdue: false });
  t.like(reckon(rolled, at('2026-12-01 00:00')), { overdue: true });
  t.true(reckon(rolled, at('2026-12-01 02:00')).remaining < -2);
  t.like(
    reckon(rolled, at('2026-11-30')).explanation.find(({ kind }) => kind === 'rolled'),
    { from: '2026-11-28', to: '2026-11-30' },
  );
  const open = hours('2026-11-27 21:00', 4, [pause('2026-11-29', null)]);
  t.like(reckon(open, at('2026-12-20')), { deadline: null, remaining: 0, overdue: false, paused: true });
});

test('any limit in hours ends on a working day, none of which lies between its hours and its end', (t) => {
  const begin = at('2026-01-02').getTime();
  const minutes = fc.integer({ min: 0, max: 340 * 1_440 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 300 }), minutes, (started, amount, later) => {
      const start = new Date(begin + started * 60_000);
      const input: ClockInput = { calendar, start, amount, unit: 'hour' };
      const now = new Date(begin + later * 60_000);
      const { deadline, elapsed, remaining, overdue, total } = reckon(input, now);
      if (!deadline) return false;
      const used = new Date(start.getTime() + amount * 3_600_000);
      const [usedOn, endsOn] = [dateOf(used), dateOf(deadline)];
      const put = calendar.isWorkingDay(usedOn)
        ? deadline.getTime() === used.getTime()
        : formatInstant(deadline).slice(11, 19) === '23:59:59' && calendar.workingDaysBetween(usedOn, endsOn) === 1;
      return (
        put &&
        calendar.isWorkingDay(endsOn) &&
        overdue === now.getTime() > deadline.getTime() &&
        (overdue || elapsed <= total) &&
        Math.abs(elapsed + remaining - total) < 1e-9
      );
    }),
    { numRuns: 500 },
  );
  t.pass();
});
