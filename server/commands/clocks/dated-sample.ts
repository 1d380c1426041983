import { withDates } from '../../catalogue/sample-dates.ts';
import { dateOf } from '../../domain/clock/zone.ts';
import type { Hall } from '../hall.ts';

/** What a sample says, with its dates as of the hall's day and the area's calendar. */
export const datedSample = (hall: Hall, area: string, sample: unknown): unknown =>
  withDates(sample, (days) => hall.calendar(area).addWorkingDays(dateOf(hall.now()), days));
