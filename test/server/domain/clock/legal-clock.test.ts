import test from 'ava';
import { calendarFrom } from '../../../../server/domain/clock/calendar.ts';
import { type ClockInput, type Reckoning, reckon } from '../../../../server/domain/clock/legal-clock.ts';
import { officialCalendar } from '../../../../server/domain/clock/official-calendar.ts';
import { formatInstant, instantOf } from '../../../../server/domain/clock/zone.ts';

const { days, years } = officialCalendar();
const calendar = calendarFrom(days, years);

/** '2014-09-26' or '2014-09-26 18:10', in Shanghai; the middle of the morning unless told. */
function at(text: string): Date {
  const [date = '', time = '10:00'] = text.split(' ');
  return instantOf(date, time);
}
const pause = (from: string, to: string | null, expectedTo?: string) => ({
  from: at(from),
  to: to ? at(to) : null,
  ...(expectedTo ? { expectedTo: at(expectedTo) } : {}),
});
const clock = (start: string, amount: number, more: Partial<ClockInput> = {}): ClockInput => ({
  calendar,
  start: at(start),
  amount,
  unit: 'working-day',
  ...more,
});
const ends = (reckoning: Reckoning) => reckoning.deadline && formatInstant(reckoning.deadline);

test('the check cases of the domain end when the law says', (t) => {
  const immediate = { closesAt: '18:00' };
  const cases: [string, ClockInput, string][] = [
    ['5 working days over the National Day', clock('2014-09-26', 5), '2014-10-09'],
    ['the same, paused', clock('2014-09-26', 5, { pauses: [pause('2014-09-29', '2014-10-10')] }), '2014-10-14'],
    ['received after closing time', clock('2014-09-30 18:10', 1, { immediate }), '2014-10-08'],
    ['received after closing time, due at once', clock('2014-09-30 18:10', 0, { immediate }), '2014-10-08'],
    ['5 natural days to a holiday', clock('2014-09-26', 5, { unit: 'natural-day' }), '2014-10-08'],
    [
      'overlapping pauses',
      clock('2014-09-26', 5, { pauses: [pause('2014-09-29', '2014-10-09'), pause('2014-09-30', '2014-10-10')] }),
      '2014-10-14',
    ],
  ];
  for (const [name, input, date] of cases) t.is(ends(reckon(input, at('2014-10-31'))), `${date}T23:59:59+08:00`, name);
});

test('an open pause freezes what remains, has no deadline and is never overdue', (t) => {
  const input = clock('2014-09-26', 5, { pauses: [pause('2014-09-29', null, '2014-10-10')] });
  for (const now of ['2014-09-29', '2014-10-08', '2014-10-31', '2016-01-01']) {
    const reckoning = reckon(input, at(now));
    t.is(reckoning.deadline, null, now);
    t.is(reckoning.remaining, 3, now);
    t.true(reckoning.paused && !reckoning.overdue, now);
  }
  t.is(formatInstant(reckon(input, at('2014-09-30')).projectedDeadline), '2014-10-14T23:59:59+08:00');
  t.is(reckon(input, at('2014-10-31')).pausedAmount, 20, '30 Sep, 8-11, 13-17, 20-24 and 27-31 October');
});

test('the holiday cases of 2026 end when the notice says', (t) => {
  const cases: [string, number, string][] = [
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-02-12', 20, '2026-03-18'],
    ['2026-04-29', 7, '2026-05-12'],
    ['2026-09-17', 10, '2026-10-08'],
    ['2026-09-24', 20, '2026-10-29'],
    ['2026-11-23', 7, '2026-12-02'],
    ['2026-11-23', 10, '2026-12-07'],
    ['2026-11-23', 20, '2026-12-21'],
  ];
  for (const [start, amount, date] of cases) {
    t.is(ends(reckon(clock(start, amount), at(start))), `${date}T23:59:59+08:00`, `${start} + ${amount}`);
  }
});

test('the last second of the last day is in time and the next midnight is late', (t) => {
  const input = clock('2026-11-23', 7);
  t.false(reckon(input, at('2026-12-02 23:59:59')).overdue);
  t.true(reckon(input, at('2026-12-03 00:00')).overdue);
  t.is(reckon(input, at('2026-12-02 23:59:59')).remaining, 0);
  t.is(reckon(input, at('2026-12-03 00:00')).remaining, -1);
});

test('days off after the last day are late by no working day', (t) => {
  const reckoning = reckon(clock('2026-11-23', 4), at('2026-11-28'));
  t.like(reckoning, { remaining: 0, overdue: true });
});

test('an immediate matter is due on the day on which it is received in time', (t) => {
  const immediate = { closesAt: '18:00', opensAt: '09:00' };
  const cases: [string, Partial<ClockInput>, string][] = [
    ['2026-11-23 07:30', {}, '2026-11-23T23:59:59+08:00'],
    ['2026-11-23 18:00', {}, '2026-11-23T23:59:59+08:00'],
    ['2026-11-23 18:00:01', {}, '2026-11-24T23:59:59+08:00'],
    ['2026-11-27 20:00', {}, '2026-11-30T23:59:59+08:00'],
    ['2026-10-10 10:00', {}, '2026-10-10T23:59:59+08:00'],
    ['2026-11-28 10:00', { unit: 'hour', amount: 2 }, '2026-11-30T11:00:00+08:00'],
    ['2026-11-27 10:00', { unit: 'hour', amount: 2 }, '2026-11-27T12:00:00+08:00'],
    ['2026-11-27 10:00', { amount: 0.5 }, '2026-11-27T23:59:59+08:00'],
  ];
  for (const [start, more, deadline] of cases) {
    const reckoning = reckon(clock(start, 1, { immediate, ...more }), at(start));
    t.is(ends(reckoning), deadline, start);
    t.is(
      reckoning.elapsed,
      reckoning.startCountsFrom === start.slice(0, 10) && reckoning.unit !== 'hour' ? 1 : 0,
      start,
    );
  }
});

test('both ends of a pause count as the policy says', (t) => {
  const pauses = [pause('2026-11-24', '2026-11-26')];
  const cases: [boolean, boolean, string][] = [
    [true, false, '2026-12-02'],
    [false, true, '2026-12-02'],
    [true, true, '2026-12-01'],
    [false, false, '2026-12-03'],
  ];
  for (const [pauseDayCounts, resumeDayCounts, date] of cases) {
    const reckoning = reckon(
      clock('2026-11-23', 5, { pauses, policy: { pauseDayCounts, resumeDayCounts } }),
      at('2026-12-31'),
    );
    t.is(ends(reckoning), `${date}T23:59:59+08:00`);
  }
});

test('a pause on the last day keeps the rest of that day for the day of resuming', (t) => {
  const input = clock('2026-11-23', 4, { pauses: [pause('2026-11-27 15:00', '2026-12-09')] });
  t.is(ends(reckon(input, at('2026-11-27 14:00'))), '2026-11-27T23:59:59+08:00');
  t.like(reckon(input, at('2026-12-01')), { deadline: null, paused: true, overdue: false, remaining: 0 });
  t.is(ends(reckon(input, at('2026-12-09'))), '2026-12-09T23:59:59+08:00');
  t.like(reckon(input, at('2026-12-10')), { overdue: true, remaining: -1 });
});

test('a pause after the deadline does not mend it', (t) => {
  const late = reckon(clock('2026-11-23', 4, { pauses: [pause('2026-12-01', null)] }), at('2026-12-20'));
  t.like(late, { overdue: true, paused: true, remaining: -2 });
  t.is(ends(late), '2026-11-27T23:59:59+08:00');
});

test('a pause that has not begun or not ended yet is not known', (t) => {
  const input = clock('2026-11-23', 5, { pauses: [pause('2026-11-25', '2026-12-02')] });
  t.is(ends(reckon(input, at('2026-11-24'))), '2026-11-30T23:59:59+08:00');
  t.is(ends(reckon(input, at('2026-12-01'))), null);
  t.is(ends(reckon(input, at('2026-12-03'))), '2026-12-07T23:59:59+08:00');
});

test('an extension is added to the limit', (t) => {
  const reckoning = reckon(clock('2026-11-23', 10, { extension: [{ amount: 10 }] }), at('2026-11-23'));
  t.is(ends(reckoning), '2026-12-21T23:59:59+08:00');
  t.is(reckoning.total, 20);
});

test('hours run around the clock and stop to the second', (t) => {
  const input = clock('2026-11-27 16:00', 4, { unit: 'hour' });
  t.is(ends(reckon(input, at('2026-11-27 17:00'))), '2026-11-27T20:00:00+08:00');
  const paused = { ...input, pauses: [pause('2026-11-27 17:00', '2026-11-28 09:30:30')] };
  t.is(ends(reckon(paused, at('2026-11-28 10:00'))), '2026-11-28T12:30:30+08:00');
  t.is(reckon(paused, at('2026-11-28 09:30:30')).elapsed, 1);
  t.false(reckon(input, at('2026-11-27 20:00')).overdue);
  t.true(reckon(input, at('2026-11-27 20:00:01')).overdue);
});

test('a limit that reaches into a year without calendar is provisional, and only then', (t) => {
  t.false(reckon(clock('2026-11-23', 28), at('2026-11-23')).provisional);
  const reckoning = reckon(clock('2026-11-23', 29), at('2026-11-23'));
  t.like(reckoning, { provisional: true, provisionalYears: [2027] });
  t.is(ends(reckoning), '2027-01-04T23:59:59+08:00');
  t.deepEqual(
    reckon(clock('2003-12-30', 5), at('2003-12-30')).provisionalYears,
    [2003],
    'also if only its beginning is',
  );
  t.true(reckon(clock('2026-12-30', 5, { unit: 'natural-day' }), at('2026-12-30')).provisional);
  t.false(reckon(clock('2026-12-31', 72, { unit: 'hour' }), at('2026-12-31')).provisional);
});

test('the explanation tells start, limit, pauses and end in order', (t) => {
  const { explanation } = reckon(
    clock('2014-09-26', 5, { pauses: [pause('2014-09-29', '2014-10-10')] }),
    at('2014-10-13'),
  );
  t.deepEqual(explanation, [
    { kind: 'start', at: at('2014-09-26'), countsFrom: '2014-09-28' },
    { kind: 'limit', amount: 5, extension: 0, unit: 'working-day' },
    { kind: 'pause', from: at('2014-09-29'), to: at('2014-10-10'), expectedTo: null },
    { kind: 'paused-amount', amount: 4, unit: 'working-day' },
    { kind: 'deadline', at: instantOf('2014-10-14', '23:59:59') },
  ]);
});

test('a limit that is no number of days is refused', (t) => {
  t.throws(() => reckon(clock('2026-11-23', -1), at('2026-11-23')), { instanceOf: RangeError });
  t.throws(() => reckon(clock('2026-11-23', Number.NaN), at('2026-11-23')), { instanceOf: RangeError });
  t.throws(() => reckon(clock('2026-11-23', 1, { pauses: [pause('2026-11-25', '2026-11-24')] }), at('2026-11-26')), {
    message: /ends before/,
  });
});
