import { z } from 'zod';

export const limitUnits = ['working-day', 'natural-day', 'hour'] as const;
export const LimitUnit = z.enum(limitUnits);
export type LimitUnit = z.infer<typeof LimitUnit>;

/** A length of time as a law or promise gives it; half a day is allowed (0.5). */
export const Limit = z.object({ amount: z.number().min(0).max(3650), unit: LimitUnit });
export type Limit = z.infer<typeof Limit>;

/** Reads '3 working-day', '2 hour', '5 natural-day', '0.5 working-day'; undefined if it is none of these. */
export function findLimit(text: string): Limit | undefined {
  const match = /^(\d{1,4}(?:\.\d{1,2})?) +([a-z-]+?)s?$/.exec(text.trim());
  const limit = Limit.safeParse({ amount: Number(match?.[1] ?? Number.NaN), unit: match?.[2] });
  return limit.success ? limit.data : undefined;
}

/** As findLimit, but throws RangeError with the text that was not a limit. */
export function parseLimit(text: string): Limit {
  const limit = findLimit(text);
  if (!limit)
    throw new RangeError(`not a time limit: "${text}" (expected e.g. "3 working-day", "2 hour", "5 natural-day")`);
  return limit;
}

const words = {
  zh: { 'working-day': '个工作日', 'natural-day': '个自然日', hour: '小时' },
  en: { 'working-day': 'working day', 'natural-day': 'calendar day', hour: 'hour' },
} as const;

/** '3个工作日' or '3 working days'. A negative amount is written as it is. */
export function limitInWords({ amount, unit }: Limit, language: 'zh' | 'en'): string {
  const number = String(Math.round(amount * 10) / 10);
  if (language === 'zh') return `${number}${words.zh[unit]}`;
  return `${number} ${words.en[unit]}${Math.abs(amount) === 1 ? '' : 's'}`;
}
