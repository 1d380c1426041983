import test from 'ava';
import { calendarFrom } from '../../../../server/domain/clock/calendar.ts';
import { type ClockInput, reckon } from '../../../../server/domain/clock/legal-clock.ts';
import { type Light, type LightPolicy, lightOf } from '../../../../server/domain/clock/light.ts';
import { officialCalendar } from '../../../../server/domain/clock/official-calendar.ts';
import { instantOf } from '../../../../server/domain/clock/zone.ts';

/** 提示信号 one working day before the limit; two hours before a short one. */
const usualLightPolicy: LightPolicy = { yellowDaysLeft: 1, yellowHoursLeft: 2 };

const { days, years } = officialCalendar();
const calendar = calendarFrom(days, years);
const at = (date: string, time = '10:00') => instantOf(date, time);

function light(
  date: string,
  time: string,
  more: Partial<ClockInput> = {},
  policy: LightPolicy = usualLightPolicy,
): Light {
  const input: ClockInput = { calendar, start: at('2026-11-23'), amount: 5, unit: 'working-day', ...more };
  return lightOf(reckon(input, at(date, time)), policy, at(date, time));
}

test('a clock is yellow from one working day before its last day, red after it', (t) => {
  const table: [string, string, Light][] = [
    ['2026-11-23', '10:00', 'green'],
    ['2026-11-26', '23:59:59', 'green'],
    ['2026-11-27', '00:00', 'yellow'],
    ['2026-11-29', '12:00', 'yellow'],
    ['2026-11-30', '23:59:59', 'yellow'],
    ['2026-12-01', '00:00', 'red'],
  ];
  for (const [date, time, expected] of table) t.is(light(date, time), expected, `${date} ${time}`);
});

test('a limit of one day or less and a limit in hours warn by hours', (t) => {
  t.is(light('2026-11-24', '21:59', { amount: 1 }), 'green');
  t.is(light('2026-11-24', '22:00', { amount: 1 }), 'yellow');
  t.is(light('2026-11-23', '11:59', { amount: 4, unit: 'hour' }), 'green');
  t.is(light('2026-11-23', '12:00', { amount: 4, unit: 'hour' }), 'yellow');
  t.is(light('2026-11-23', '14:01', { amount: 4, unit: 'hour' }), 'red');
});

test('a share of the limit warns where the area has chosen a share', (t) => {
  const policy = { yellowShare: 0.5, yellowHoursLeft: 2 };
  t.is(light('2026-11-25', '10:00', {}, policy), 'green');
  t.is(light('2026-11-26', '10:00', {}, policy), 'yellow');
});

test('a paused clock is never red, and one overdue before the pause is not green either', (t) => {
  t.is(light('2027-06-01', '10:00', { pauses: [{ from: at('2026-11-30'), to: null }] }), 'green');
  t.is(light('2027-06-01', '10:00', { pauses: [{ from: at('2026-12-02'), to: null }] }), 'yellow');
});

test('an ended clock has no light', (t) => {
  const reckoning = reckon({ calendar, start: at('2026-11-23'), amount: 5, unit: 'working-day' }, at('2026-12-31'));
  t.is(lightOf(reckoning, usualLightPolicy, at('2026-12-31'), true), 'none');
});
