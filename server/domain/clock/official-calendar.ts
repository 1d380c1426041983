import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarDay } from './calendar.ts';

/**
 * The State Council's calendars of 2004-2026 as the chinese-days package holds them, to seed the calendar table. Later
 * years are loaded by an administrator: the package answers for years that it does not know as if they had no holidays.
 */
export function officialCalendar(): { days: CalendarDay[]; years: number[] } {
  const days = [...rows(data.holidays, 'holiday'), ...rows(data.workdays, 'workday')];
  days.sort((a, b) => a.date.localeCompare(b.date));
  return { days, years: [...new Set(days.map((day) => Number(day.date.slice(0, 4))))] };
}

const source = 'chinese-days 1.5.7';

/** The package writes "National Day,国庆节,3" for each date. */
const rows = (dates: Record<string, string>, kind: CalendarDay['kind']): CalendarDay[] =>
  Object.entries(dates).map(([date, label]) => ({ date, kind, name: label.split(',')[1] ?? label, source }));
