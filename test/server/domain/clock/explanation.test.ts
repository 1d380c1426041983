import test from 'ava';
import { calendarFrom } from '../../../../server/domain/clock/calendar.ts';
import { explanationInWords } from '../../../../server/domain/clock/explanation.ts';
import { type ClockInput, reckon } from '../../../../server/domain/clock/legal-clock.ts';
import { officialCalendar } from '../../../../server/domain/clock/official-calendar.ts';
import { instantOf } from '../../../../server/domain/clock/zone.ts';

const { days, years } = officialCalendar();
const calendar = calendarFrom(days, years);
const at = (date: string, time = '10:00') => instantOf(date, time);
const told = (input: Omit<ClockInput, 'calendar'>, now: string, language: 'zh' | 'en' = 'en') =>
  reckon({ calendar, ...input }, at(now)).explanation.map((part) => explanationInWords(part, language));

test('a paused and resumed clock is told in full, in both languages', (t) => {
  const input = {
    start: at('2014-09-26'),
    amount: 20,
    unit: 'working-day' as const,
    extension: [{ amount: 10 }],
    pauses: [{ from: at('2014-09-29'), to: at('2014-10-10') }],
  };
  t.deepEqual(told(input, '2014-10-13'), [
    'Started 26 Sep 2014, 10:00, counted from 28 Sep 2014',
    'Limit: 20 working days, extended by 10 working days',
    'Paused from 29 Sep 2014, 10:00 to 10 Oct 2014, 10:00',
    'Not counted because of pauses: 4 working days',
    'Ends 18 Nov 2014',
  ]);
  t.deepEqual(told(input, '2014-10-13', 'zh').slice(1, 4), [
    '期限20个工作日，延长10个工作日',
    '2014年9月29日10:00至2014年10月10日10:00暂停计时',
    '暂停期间共4个工作日不计入期限',
  ]);
});

test('an open pause is told with its announced end and what follows from it', (t) => {
  const pauses = [{ from: at('2026-11-25'), to: null, expectedTo: at('2026-12-02') }];
  t.deepEqual(told({ start: at('2026-11-23'), amount: 5, unit: 'working-day', pauses }, '2026-11-26').slice(2), [
    'Paused since 25 Nov 2026, 10:00, expected until 2 Dec 2026',
    'Not counted because of pauses: 1 working day',
    'No deadline while paused; 7 Dec 2026 if resumed as expected',
  ]);
});

test('late receipt, roll over a holiday, a kept rest of a day and a provisional year are told', (t) => {
  const late = told(
    { start: at('2014-09-30', '18:10'), amount: 1, unit: 'working-day', immediate: { closesAt: '18:00' } },
    '2014-10-01',
  );
  t.is(late[1], 'Received after hours: counts as received on 8 Oct 2014');
  const rolled = told({ start: at('2014-09-26'), amount: 5, unit: 'natural-day' }, '2014-10-01');
  t.is(rolled[2], '1 Oct 2014 is a day off: ends on 8 Oct 2014');
  const kept = told(
    {
      start: at('2026-11-23'),
      amount: 4,
      unit: 'working-day',
      pauses: [{ from: at('2026-11-27'), to: at('2026-12-09') }],
    },
    '2026-12-09',
  );
  t.is(kept[4], 'Paused before 27 Nov 2026 was over: ends on 9 Dec 2026, when it resumed');
  t.true(
    told({ start: at('2026-12-28'), amount: 5, unit: 'working-day' }, '2026-12-28').includes(
      'Provisional: no official calendar yet for 2027',
    ),
  );
});
