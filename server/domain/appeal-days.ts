import type { Calendar } from './clock/calendar.ts';
import { addDays } from './clock/zone.ts';

/**
 * Until when somebody who learns of a decision on `known` may ask for reconsideration (行政复议法 §20: 60 days) and go to court
 * (行政诉讼法 §46: six months). The day itself is not counted, and a last day off goes on to the next working day
 * (民法典 §203). Days as YYYY-MM-DD.
 */
export function appealDays(known: string, calendar: Calendar): { reconsiderBy: string; sueBy: string } {
  return {
    reconsiderBy: calendar.workingDayFrom(addDays(known, 60)),
    sueBy: calendar.workingDayFrom(sixMonthsAfter(known)),
  };
}

/** The same day six months on; where that month is shorter, its last (民法典 §202). */
function sixMonthsAfter(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 5, Math.min(day, last))).toISOString().slice(0, 10);
}
