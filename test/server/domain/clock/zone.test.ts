import test from 'ava';
import {
  dateOf,
  dateOfDay,
  dayNumber,
  endOfDay,
  formatInstant,
  instantOf,
  isWeekend,
  timeOf,
} from '../../../../server/domain/clock/zone.ts';

test('the date changes at midnight in Shanghai, not in Greenwich', (t) => {
  t.is(dateOf(new Date('2026-11-22T15:59:59Z')), '2026-11-22');
  t.is(dateOf(new Date('2026-11-22T16:00:00Z')), '2026-11-23');
});

test('an instant is written with the offset of Shanghai and read back the same', (t) => {
  const instant = instantOf('2026-11-23', '10:00:00');
  t.is(instant.toISOString(), '2026-11-23T02:00:00.000Z');
  t.is(formatInstant(instant), '2026-11-23T10:00:00+08:00');
  t.is(timeOf(instant), '10:00:00');
  t.deepEqual(new Date(formatInstant(instant)), instant);
  t.deepEqual(instantOf('2026-11-23', '10:00'), instant);
});

test('a day ends at 23:59:59', (t) => {
  t.is(formatInstant(endOfDay(dayNumber('2026-11-23'))), '2026-11-23T23:59:59+08:00');
});

test('dates and times that do not exist are refused', (t) => {
  for (const date of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '', '20260101']) {
    t.throws(() => dayNumber(date), { instanceOf: RangeError }, date);
  }
  for (const time of ['24:00:00', '12:60', '9:00', '']) {
    t.throws(() => instantOf('2026-11-23', time), { instanceOf: RangeError }, time);
  }
});

test('day numbers go both ways and know Saturdays and Sundays', (t) => {
  for (const date of ['1969-12-27', '2026-11-21', '2026-11-22']) {
    t.is(dateOfDay(dayNumber(date)), date);
    t.true(isWeekend(dayNumber(date)), date);
  }
  t.false(isWeekend(dayNumber('2026-11-23')));
});
