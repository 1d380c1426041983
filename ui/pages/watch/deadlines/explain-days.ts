import type { NoticeDay } from '../calendar/read-notice.ts';

type Holiday = { name: string; first: string; last: string; count: number };
type Explained = { weekendDays: number; holidays: Holiday[]; workdays: string[] };

const DAY_MS = 86_400_000;

/** The days after `from` up to `to` (both `YYYY-MM-DD`) that are no working days, and the make-up days among them. */
export function explainDays(from: string, to: string, calendar: readonly NoticeDay[]): Explained {
  const special = new Map(calendar.map((day) => [day.date, day]));
  const explained: Explained = { weekendDays: 0, holidays: [], workdays: [] };
  for (let time = Date.parse(from) + DAY_MS; time <= Date.parse(to); time += DAY_MS) {
    const date = new Date(time).toISOString().slice(0, 10);
    const day = special.get(date);
    if (day?.kind === 'workday') explained.workdays.push(date);
    else if (day) addHoliday(explained.holidays, date, day.name);
    else if ([0, 6].includes(new Date(time).getUTCDay())) explained.weekendDays += 1;
  }
  return explained;
}

function addHoliday(holidays: Holiday[], date: string, name: string): void {
  const last = holidays.at(-1);
  if (last && last.name === name && Date.parse(date) - Date.parse(last.last) <= 2 * DAY_MS) {
    last.last = date;
    last.count += 1;
  } else holidays.push({ name, first: date, last: date, count: 1 });
}
