import { addDays, isDateText } from '../../domain/clock/zone.ts';
import type { Validity } from '../../domain/document-facts.ts';
import { evaluateFeel } from '../feel/feel.ts';
import type { Item } from './item-schema.ts';

const isDate = (value: unknown): value is string => typeof value === 'string' && isDateText(value);

/**
 * How long what is issued on `today` is valid, by the item's `result.term` over the application. `to` gives a number of
 * years, the last day, or words ("长期"); without it, and where its expression fails, the words of the guide stand.
 */
export function validityOf({ result }: Item, form: Readonly<Record<string, unknown>>, today: string): Validity {
  const reckon = (expression: string | undefined): unknown =>
    expression === undefined ? null : evaluateFeel(expression, { form, today }).value;
  const begins = reckon(result.term?.from);
  const from = isDate(begins) ? begins : today;
  const ends = reckon(result.term?.to);
  if (isDate(ends)) return { from, to: ends, words: '' };
  if (typeof ends === 'number' && Number.isInteger(ends) && ends > 0)
    return { from, to: lastDay(from, ends), words: '' };
  return { from, to: null, words: typeof ends === 'string' && ends !== '' ? ends : result.validity };
}

/** The day before the same date so many years on. */
function lastDay(from: string, years: number): string {
  const [year = '', month = '', day = ''] = addDays(from, -1).split('-');
  return `${Number(year) + years}-${month}-${month === '02' && day === '29' ? '28' : day}`;
}
