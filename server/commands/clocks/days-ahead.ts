import type { Days } from '../../catalogue/form/form-rule.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import type { Hall } from '../hall.ts';

/** How far ahead an appointment may be made, in working days. */
const ahead = 30;

/** The day in an area and those on which it works next, from the day after. */
export function daysAhead(hall: Hall, area: string, now = hall.now()): Days {
  const calendar = hall.calendar(area);
  const hallDay = dateOf(now);
  return {
    hallDay,
    workingDays: Array.from({ length: ahead }, (_, index) => calendar.addWorkingDays(hallDay, index + 1)),
  };
}
