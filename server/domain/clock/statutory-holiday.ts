import chineseDays from 'chinese-days';
import { dateOfDay, dayNumber } from './zone.ts';

/**
 * The thirteen statutory days of a year (全国年节及纪念日放假办法, as amended 2024-11-10), for years whose official
 * calendar is not published yet: what nobody needs a notice to know. Days moved by the notice (调休) are not in it.
 */
export function statutoryHolidays(year: number): { date: string; name: string }[] {
  const newYear = lunarDay(year, '01-20', '02-22', 1, 1);
  const days: [string, string][] = [
    [`${year}-01-01`, '元旦'],
    [dateOfDay(newYear - 1), '春节'],
    [dateOfDay(newYear), '春节'],
    [dateOfDay(newYear + 1), '春节'],
    [dateOfDay(newYear + 2), '春节'],
    [`${year}-04-${String(pureBrightness(year)).padStart(2, '0')}`, '清明'],
    [`${year}-05-01`, '劳动节'],
    [`${year}-05-02`, '劳动节'],
    [dateOfDay(lunarDay(year, '05-25', '06-27', 5, 5)), '端午'],
    [dateOfDay(lunarDay(year, '09-05', '10-10', 8, 15)), '中秋'],
    [`${year}-10-01`, '国庆节'],
    [`${year}-10-02`, '国庆节'],
    [`${year}-10-03`, '国庆节'],
  ];
  return days.map(([date, name]) => ({ date, name }));
}

// Not Intl's Chinese calendar: ICU puts the new year of 2027 on 7 February (new moon 23:56 Beijing time on the 6th).
// Of the package only lunar month and day are used: its formatted dates follow the machine's zone.
function lunarDay(year: number, from: string, to: string, month: number, day: number): number {
  const last = dayNumber(`${year}-${to}`);
  for (let at = dayNumber(`${year}-${from}`); at <= last; at += 1) {
    const lunar = chineseDays.getLunarDate(dateOfDay(at));
    if (lunar.lunarMon === month && lunar.lunarDay === day && !lunar.isLeap) return at;
  }
  throw new RangeError(`no lunar ${month}-${day} found in ${year}`);
}

/** Day of April of 清明 by the customary formula for 2000-2099 (0.2422 = the year's length beyond 365 days). */
const pureBrightness = (year: number): number =>
  Math.floor((year - 2000) * 0.2422 + 4.81) - Math.floor((year - 2000) / 4);
