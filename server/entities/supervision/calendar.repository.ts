import type { EntityManager } from '@mikro-orm/postgresql';
import { province } from '../../domain/area.ts';
import { type Calendar, calendarFrom, type CalendarDay as Day } from '../../domain/clock/calendar.ts';
import { officialCalendar } from '../../domain/clock/official-calendar.ts';
import { CalendarDay, CalendarYear } from './calendar.ts';

/** The calendar of each area: the province's days, and over them those of the city and the county (a typhoon day). */
export async function calendarsFrom(em: EntityManager): Promise<(area: string) => Calendar> {
  const years = (await em.find(CalendarYear, {})).map(({ year }) => year);
  const rows = await em.find(CalendarDay, {}, { orderBy: { area: 'asc', date: 'asc' } });
  const byArea = Map.groupBy(rows, ({ area }) => area);
  const made = new Map<string, Calendar>();
  return (area) => {
    const line = lineTo(area).filter((code) => byArea.has(code));
    const key = line.join(' ');
    const known = made.get(key);
    if (known) return known;
    const calendar = calendarFrom(
      line.flatMap((code) => (byArea.get(code) ?? []).map(dayOf)),
      years,
    );
    made.set(key, calendar);
    return calendar;
  };
}

const dayOf = ({ date, kind, name, source }: CalendarDay): Day => ({ date, kind, name, source });

/** Province, city and county that an area lies in. */
const lineTo = (area: string): string[] => [...new Set([province, `${area.slice(0, 4)}00`, area.slice(0, 6)])];

/** The days of a year that hold in an area, those of a place further down last, and whether the year's official calendar is loaded. */
export async function findCalendarYear(
  em: EntityManager,
  year: number,
  area: string = province,
): Promise<{ official: boolean; days: (Day & { area: string })[] }> {
  const official = (await em.count(CalendarYear, { year })) > 0;
  const rows = await em.find(
    CalendarDay,
    { area: { $in: lineTo(area) }, date: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } },
    { orderBy: { area: 'asc', date: 'asc' } },
  );
  // Of two that name the same day the nearer place's holds.
  const byDate = new Map(rows.map((row) => [row.date, { ...dayOf(row), area: row.area }]));
  return { official, days: [...byDate.values()].toSorted((a, b) => a.date.localeCompare(b.date)) };
}

/** Fills an empty table with the official calendars that the holiday package holds. */
export async function seedCalendar(em: EntityManager, now: Date): Promise<void> {
  if ((await em.count(CalendarYear, {})) > 0) return;
  const { days, years } = officialCalendar();
  await em.transactional(async (tx) => {
    await tx.insertMany(
      CalendarDay,
      days.map((day) => ({ ...day, area: province })),
    );
    await tx.insertMany(
      CalendarYear,
      years.map((year) => ({ year, source: '国务院办公厅节假日安排通知', loadedAt: now })),
    );
  });
}
