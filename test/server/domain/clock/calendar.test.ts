import test from 'ava';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { calendarFrom } from '../../../../server/domain/clock/calendar.ts';
import { officialCalendar } from '../../../../server/domain/clock/official-calendar.ts';
import { statutoryHolidays } from '../../../../server/domain/clock/statutory-holiday.ts';
import { dateOfDay, dayNumber, yearOfDay } from '../../../../server/domain/clock/zone.ts';

const { days, years } = officialCalendar();
const calendar = calendarFrom(days, years);
const anyDay = fc.integer({ min: dayNumber('2004-01-01'), max: dayNumber('2028-12-31') });

test('every day of 2004-2026 is worked or free as the holiday package says', (t) => {
  // The package's own answers slip by a day on a machine west of Greenwich; ours don't, they come from its data file.
  let seen = 0;
  for (let day = dayNumber('2004-01-01'); day <= dayNumber('2026-12-31'); day += 1) {
    const date = dateOfDay(day);
    if (calendar.isWorkingDay(date) !== chineseDays.isWorkday(date)) t.fail(date);
    seen += 1;
  }
  t.is(seen, 8401);
});

test('the seed holds one row a day, with name and source, for 2004-2026', (t) => {
  t.deepEqual(
    years,
    Array.from({ length: 23 }, (_, i) => 2004 + i),
  );
  t.is(new Set(days.map((day) => day.date)).size, days.length);
  t.deepEqual(
    days.find((day) => day.date === '2026-10-10'),
    {
      date: '2026-10-10',
      kind: 'workday',
      name: '国庆节',
      source: 'chinese-days 1.5.7',
    },
  );
});

test('2026 is as the notice of 4 November 2025 orders it', (t) => {
  const ordered: [string, string][] = [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ];
  for (const [from, to] of ordered) {
    for (let day = dayNumber(from); day <= dayNumber(to); day += 1)
      t.true(calendar.isHoliday(dateOfDay(day)), dateOfDay(day));
  }
  for (const date of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) {
    t.true(calendar.isWorkingDay(date), date);
  }
  t.is(calendar.workingDaysBetween('2025-12-31', '2026-12-31'), 248);
});

test('make-up days of other years are worked', (t) => {
  for (const date of ['2014-09-28', '2014-10-11', '2018-02-11', '2025-01-26'])
    t.true(calendar.isWorkingDay(date), date);
});

test('a plain weekend is free but no holiday', (t) => {
  t.false(calendar.isWorkingDay('2026-11-21'));
  t.false(calendar.isHoliday('2026-11-21'));
  t.is(calendar.nameOf('2026-11-21'), undefined);
  t.is(calendar.nameOf('2026-10-01'), '国庆节');
});

test('a year without notice has its weekends and statutory holidays, and is provisional', (t) => {
  const free = [
    '01-01',
    '02-05',
    '02-06',
    '02-07',
    '02-08',
    '04-05',
    '05-01',
    '05-02',
    '06-09',
    '09-15',
    '10-01',
    '10-02',
    '10-03',
  ];
  t.deepEqual(
    statutoryHolidays(2027).map((day) => day.date),
    free.map((day) => `2027-${day}`),
  );
  for (const day of free) t.false(calendar.isWorkingDay(`2027-${day}`), day);
  t.true(calendar.isHoliday('2027-02-06'));
  t.true(calendar.isProvisional('2027-01-01'));
  t.false(calendar.isProvisional('2026-12-31'));
  t.false(calendar.coversYear(2027));
  t.true(calendar.isWorkingDay('2027-10-04'), 'days moved by the notice are not guessed');
});

test('the reckoned lunar festivals and 清明 are the ones of the official calendars since 2008', (t) => {
  for (let year = 2008; year <= 2026; year += 1) {
    for (const { date, name } of statutoryHolidays(year)) {
      // 除夕 was not a statutory day in 2014-2024, and 2 May only is since 2025.
      const counted = name === '清明' || name === '端午' || name === '中秋' || name === '元旦' || name === '国庆节';
      if (counted) t.false(calendar.isWorkingDay(date), date);
    }
    const springFestival = statutoryHolidays(year)
      .filter((day) => day.name === '春节')
      .slice(1);
    for (const { date } of springFestival) t.is(calendar.nameOf(date), '春节', date);
  }
});

test('loading the notice of a year makes it official', (t) => {
  const notice = { date: '2027-10-04', kind: 'holiday' as const, name: '国庆节', source: 'notice of 2027' };
  const loaded = calendarFrom([...days, notice], [...years, 2027]);
  t.false(loaded.isProvisional('2027-10-04'));
  t.false(loaded.isWorkingDay('2027-10-04'));
  t.true(loaded.isWorkingDay('2027-10-01'), 'an official year has the holidays of its notice and no others');
});

test('a local day appended after the national ones wins', (t) => {
  const typhoon = { date: '2026-09-20', kind: 'holiday' as const, name: '台风停工', source: 'city' };
  t.false(calendarFrom([...days, typhoon], years).isWorkingDay('2026-09-20'));
});

test('counting and adding working days agree with walking day by day', (t) => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 600 }), (from, length) => {
      let count = 0;
      for (let day = from + 1; day <= from + length; day += 1) if (calendar.isWorkingDay(dateOfDay(day))) count += 1;
      t.is(calendar.workingDaysBetween(dateOfDay(from), dateOfDay(from + length)), count);
      const reached = calendar.addWorkingDays(dateOfDay(from), count);
      t.is(calendar.workingDaysBetween(dateOfDay(from), reached), count);
      if (count > 0) t.true(calendar.isWorkingDay(reached));
    }),
    { numRuns: 300 },
  );
});

test('the next working day of a free day is the first one after it', (t) => {
  t.is(calendar.workingDayFrom('2026-10-01'), '2026-10-08');
  t.is(calendar.workingDayFrom('2026-10-08'), '2026-10-08');
  t.is(calendar.workingDaysBetween('2026-10-08', '2026-10-01'), 0);
  t.throws(() => calendar.addWorkingDays('2026-10-08', -1), { instanceOf: RangeError });
  t.is(yearOfDay(dayNumber('2026-12-31')), 2026);
});
