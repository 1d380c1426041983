import { statutoryHolidays } from './statutory-holiday.ts';
import { dateOfDay, dayNumber, isWeekend, yearOfDay } from './zone.ts';

/** One row of the calendar table: a day on which the rule "Monday to Friday" does not hold. */
export type CalendarDay = {
  /** 'YYYY-MM-DD' */
  date: string;
  kind: 'holiday' | 'workday';
  name: string;
  /** The notice or data set that it comes from. */
  source: string;
};

/** Years whose official calendar is owed on a day: its own, and from November, when the notice comes out, the next one too. */
export function calendarYearsDue(today: string): number[] {
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= '11-01' ? [year, year + 1] : [year];
}

/** Which days are worked. A pure value; made anew when the table changes. Dates are 'YYYY-MM-DD'. */
export type Calendar = {
  isWorkingDay(date: string): boolean;
  /** A holiday by notice or statute; a plain weekend is none. */
  isHoliday(date: string): boolean;
  /** The holiday's or make-up day's name, if the day has one. */
  nameOf(date: string): string | undefined;
  /** True if the date's year has no official calendar yet, so that the answer may change. */
  isProvisional(date: string): boolean;
  coversYear(year: number): boolean;
  /** Number of working days in (from, to]; 0 if to <= from. */
  workingDaysBetween(from: string, to: string): number;
  /** The n-th working day after the date (n >= 1); n = 0 gives the date itself. */
  addWorkingDays(date: string, n: number): string;
  /** The date itself if it is worked, else the next working day. */
  workingDayFrom(date: string): string;
  /** The same by day numbers (see zone.ts), for reckoning in bulk. */
  byDay: DayCalendar;
};

export type DayCalendar = {
  isWorking(day: number): boolean;
  /** Number of working days in (from, to]; 0 if to <= from. */
  between(from: number, to: number): number;
  add(day: number, n: number): number;
  from(day: number): number;
};

/**
 * Calendar from the table's rows and the years whose official notice is loaded. A later row for the same date wins,
 * so local days (a typhoon day) are appended to the national ones. A year without notice is reckoned from weekends,
 * the statutory holidays and whatever rows there are, and is provisional.
 */
export function calendarFrom(days: CalendarDay[], officialYears: number[]): Calendar {
  const official = new Set(officialYears);
  const rows = new Map(days.map((day) => [dayNumber(day.date), day]));
  const years = new Map<number, Year>();
  const yearAt = (year: number): Year => {
    const known = years.get(year);
    if (known) return known;
    const made = buildYear(year, rows, official.has(year));
    years.set(year, made);
    return made;
  };
  const byDay = dayCalendar(yearAt);
  const namedAt = (date: string) => yearAt(yearOfDay(dayNumber(date))).named.get(dayNumber(date));
  return {
    isWorkingDay: (date) => byDay.isWorking(dayNumber(date)),
    isHoliday: (date) => namedAt(date)?.kind === 'holiday',
    nameOf: (date) => namedAt(date)?.name,
    isProvisional: (date) => !official.has(yearOfDay(dayNumber(date))),
    coversYear: (year) => official.has(year),
    workingDaysBetween: (from, to) => byDay.between(dayNumber(from), dayNumber(to)),
    addWorkingDays: (date, n) => dateOfDay(byDay.add(dayNumber(date), n)),
    workingDayFrom: (date) => dateOfDay(byDay.from(dayNumber(date))),
    byDay,
  };
}

type Named = { kind: 'holiday' | 'workday'; name: string };

/** `upTo[i]` = working days among the year's first i days, so a count or a search needs no walk over days. */
type Year = { first: number; length: number; upTo: Uint16Array; named: Map<number, Named> };

function buildYear(year: number, rows: Map<number, CalendarDay>, official: boolean): Year {
  const first = dayNumber(`${year}-01-01`);
  const length = dayNumber(`${year + 1}-01-01`) - first;
  const named = new Map<number, Named>();
  if (!official)
    for (const { date, name } of statutoryHolidays(year)) named.set(dayNumber(date), { kind: 'holiday', name });
  for (let day = first; day < first + length; day += 1) {
    const row = rows.get(day);
    if (row) named.set(day, row);
  }
  const upTo = new Uint16Array(length + 1);
  for (let i = 0; i < length; i += 1) {
    const kind = named.get(first + i)?.kind;
    const worked = kind ? kind === 'workday' : !isWeekend(first + i);
    upTo[i + 1] = (upTo[i] ?? 0) + (worked ? 1 : 0);
  }
  return { first, length, upTo, named };
}

function dayCalendar(yearAt: (year: number) => Year): DayCalendar {
  const through = (day: number, year: Year) => year.upTo[day - year.first + 1] ?? 0;
  const total = (year: Year) => year.upTo[year.length] ?? 0;
  const isWorking = (day: number) => {
    const year = yearAt(yearOfDay(day));
    return through(day, year) > (year.upTo[day - year.first] ?? 0);
  };
  const between = (from: number, to: number) => {
    if (to <= from) return 0;
    const [fromYear, toYear] = [yearOfDay(from), yearOfDay(to)];
    let count = through(to, yearAt(toYear)) - through(from, yearAt(fromYear));
    for (let year = fromYear; year < toYear; year += 1) count += total(yearAt(year));
    return count;
  };
  const add = (day: number, n: number) => {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
    if (n === 0) return day;
    let number = yearOfDay(day);
    let wanted = n + through(day, yearAt(number));
    while (wanted > total(yearAt(number))) {
      wanted -= total(yearAt(number));
      number += 1;
    }
    return select(yearAt(number), wanted);
  };
  return { isWorking, between, add, from: (day) => (isWorking(day) ? day : add(day, 1)) };
}

/** The day on which the year's count of working days reaches `wanted` (binary search). */
function select(year: Year, wanted: number): number {
  let low = 1;
  let high = year.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((year.upTo[middle] ?? 0) >= wanted) high = middle;
    else low = middle + 1;
  }
  return year.first + low - 1;
}
