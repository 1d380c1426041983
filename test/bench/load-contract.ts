import { z } from 'zod';

export const LoadAsked = z.object({
  url: z.string(),
  password: z.string(),
  citizen: z.string(),
  itemCode: z.string(),
  area: z.string(),
  applicant: z.record(z.string(), z.string()),
  inFlight: z.number(),
  /** Cases handed in a second, whatever is in flight; without it so many are kept in flight. */
  perSecond: z.number().optional(),
  warmup: z.number(),
  seconds: z.number(),
  /** Pauses between two looks at a department's list, and at one's own cases, ms. A look costs the hall as much as any call. */
  deskMs: z.number(),
  citizenMs: z.number(),
});
export type LoadAsked = z.infer<typeof LoadAsked>;

export const LoadResult = z.object({
  perSecond: z.number(),
  unfinished: z.number(),
  failures: z.number(),
  /** When each task was first seen in a list (its id, milliseconds since 1970). */
  seen: z.array(z.tuple([z.string(), z.number()])),
});
export type LoadResult = z.infer<typeof LoadResult>;

export const BareAsked = z.object({
  zeebeAddress: z.string(),
  redisUrl: z.string(),
  /** The diagram's text. */
  diagram: z.string(),
  inFlight: z.number(),
  warmup: z.number(),
  seconds: z.number(),
});
export const BareResult = z.object({ perSecond: z.number(), unfinished: z.number() });
