import { z } from 'zod';
import type { LightPolicy } from '../domain/clock/light.ts';
import type { PausePolicy } from '../domain/clock/pause.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为时刻，如 17:30');
const Hours = z
  .object({ from: Time, to: Time })
  .refine(({ from, to }) => from < to, { error: '结束应晚于开始', path: ['to'] });

/** Of the windows on a working day; they close for the day when the afternoon ends. */
const OfficeHours = z
  .object({ morning: Hours, afternoon: Hours })
  .refine(({ morning, afternoon }) => morning.to <= afternoon.from, { error: '下午应在上午之后', path: ['afternoon'] });

const Lights = z.object({
  yellowDaysLeft: z.number().min(0).max(60).optional(),
  yellowShare: z.number().min(0).max(1).optional(),
  yellowHoursLeft: z.number().min(0).max(72),
}) satisfies z.ZodType<LightPolicy>;

const Pauses = z.object({ pauseDayCounts: z.boolean(), resumeDayCounts: z.boolean() }) satisfies z.ZodType<PausePolicy>;

/**
 * What a place may decide about its clocks: when a light turns yellow, which end of a pause counts, until when one is
 * received today.
 */
export const AreaPolicy = z.object({ lights: Lights, pauses: Pauses, officeHours: OfficeHours });
export type AreaPolicy = z.infer<typeof AreaPolicy>;

/** What a city or county decides otherwise; the rest is as above it. */
export const OwnPolicy = AreaPolicy.partial();
export type OwnPolicy = z.infer<typeof OwnPolicy>;

/** Of policies from the place itself upwards, for each matter the nearest that says anything. */
export const nearestPolicy = (own: readonly OwnPolicy[], usual: AreaPolicy): AreaPolicy => ({
  lights: own.find(({ lights }) => lights)?.lights ?? usual.lights,
  pauses: own.find(({ pauses }) => pauses)?.pauses ?? usual.pauses,
  officeHours: own.find(({ officeHours }) => officeHours)?.officeHours ?? usual.officeHours,
});
