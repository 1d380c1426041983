import { z } from 'zod';
import { AreaCode, CaseNumber, type EndpointContract, Instant, Light } from '../endpoint.ts';

export const TimeUnit = z.enum(['working-day', 'natural-day', 'hour']).meta({ id: 'TimeUnit' });

export const Clock = z
  .object({
    kind: z.string().meta({ description: 'law, promise, step, pre-acceptance, delivery, branch, …' }),
    label: z.string(),
    basis: z.string().nullable(),
    department: z.string().nullable(),
    amount: z.number(),
    extension: z.number().meta({ description: 'granted on top of the amount, in its unit (行政许可法 §42)' }),
    unit: TimeUnit,
    isPeriod: z.boolean().meta({ description: 'a time that has to pass (公示期), not one to keep within' }),
    startedAt: Instant,
    deadline: Instant.nullable().meta({ description: 'null while paused' }),
    endedAt: Instant.nullable(),
    elapsed: z.number(),
    remaining: z.number(),
    paused: z.boolean(),
    pauses: z.array(
      z.object({
        from: Instant,
        to: Instant.nullable(),
        reason: z.string(),
        basis: z.string(),
        expectedEnd: Instant.nullable(),
      }),
    ),
    light: Light,
    provisional: z.boolean(),
    explanation: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'Clock' });
export type Clock = z.infer<typeof Clock>;

export const listClocks = {
  method: 'get',
  path: '/api/cases/{number}/clocks',
  tag: 'clocks',
  access: 'session',
  summary: 'Every clock of a case, explained',
  params: z.object({ number: CaseNumber }),
  status: 200,
  response: z.object({ items: z.array(Clock) }),
} as const satisfies EndpointContract;

export const listWorkingDays = {
  method: 'get',
  path: '/api/working-days',
  tag: 'clocks',
  access: 'public',
  summary: 'The day of the hall and the working days of the next weeks, on which an appointment may be made',
  query: z.object({ area: AreaCode.optional() }),
  status: 200,
  response: z.object({ hallDay: z.iso.date(), workingDays: z.array(z.iso.date()) }),
} as const satisfies EndpointContract;

/** The Republic's years, as far as the lunar feasts are known: to 2100, which the longest limit from here does not pass. */
const Moment = Instant.regex(/^(19[5-9]|20[0-7])/, { error: '年份应在1950年至2079年之间' });

export const reckonDeadline = {
  method: 'post',
  path: '/api/deadlines',
  tag: 'clocks',
  access: 'session',
  summary: 'Reckon a deadline by the calendar of an area: a pure function, stores nothing',
  body: z.object({
    area: AreaCode,
    start: Moment,
    amount: z.number().int().min(0).max(3660),
    unit: TimeUnit,
    pauses: z
      .array(
        z
          .object({ from: Moment, to: Moment.optional() })
          .refine(({ from, to }) => to === undefined || new Date(to) >= new Date(from), {
            path: ['to'],
            error: '暂停的结束不能早于开始',
          }),
      )
      .max(50)
      .default([]),
    immediate: z.boolean().optional(),
  }),
  status: 200,
  response: z.object({
    deadline: Instant.nullable(),
    elapsed: z.number(),
    remaining: z.number(),
    light: Light,
    provisional: z.boolean(),
  }),
} as const satisfies EndpointContract;
