/**
 * Asia/Shanghai, whatever the machine's own time zone is. China has had one zone without summer time since 1992,
 * so a fixed +08:00 is exact for every instant that the hall can hold.
 *
 * Calendar dates are 'YYYY-MM-DD'; a day number is the count of days since 1970-01-01 of such a date, for arithmetic.
 */
const dayLength = 86_400_000;
const offset = 8 * 3_600_000;

/** The calendar date in Shanghai at the instant. */
export const dateOf = (instant: Date): string => dateOfDay(dayOf(instant));

/** The instant of a wall-clock time in Shanghai. Throws RangeError on a date or time that does not exist. */
export function instantOf(date: string, time = '00:00:00'): Date {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(time);
  if (!parts) throw new RangeError(`not a time of day: ${time}`);
  const seconds = Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return new Date(dayNumber(date) * dayLength - offset + seconds * 1000);
}

/** '2026-11-23T10:00:00+08:00' (to the second). */
export const formatInstant = (instant: Date): string =>
  `${new Date(instant.getTime() + offset).toISOString().slice(0, 19)}+08:00`;

/** 'HH:mm:ss' in Shanghai at the instant. */
export const timeOf = (instant: Date): string => formatInstant(instant).slice(11, 19);

/** Day number of the instant's date in Shanghai. */
export const dayOf = (instant: Date): number => Math.floor((instant.getTime() + offset) / dayLength);

/** Last second of the day (23:59:59), as limits in days end. */
export const endOfDay = (day: number): Date => new Date((day + 1) * dayLength - offset - 1000);

/** Whether it has the form of a day, YYYY-MM-DD; it need not exist. */
export const isDateText = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Day number of a 'YYYY-MM-DD' date. Throws RangeError unless the date exists. */
export function dayNumber(date: string): number {
  const time = isDateText(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse rolls 30 February over to March in some engines: only the way back proves that the date exists.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a calendar date: ${date}`);
  }
  return time / dayLength;
}

/** 'YYYY-MM-DD' of a day number. */
export const dateOfDay = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** The year of a day number. */
export const yearOfDay = (day: number): number => new Date(day * dayLength).getUTCFullYear();

/** Saturday or Sunday. Day 0 was a Thursday. */
export const isWeekend = (day: number): boolean => (((day + 4) % 7) + 7) % 7 === 0 || (((day + 4) % 7) + 7) % 7 === 6;

/** The date so many calendar days later. */
export const addDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);
