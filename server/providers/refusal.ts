import * as z from 'zod';

/** The outer system understood and said no. `code` is its own code, `reason` its own words. */
export const Refusal = z.object({ kind: z.literal('refused'), code: z.string(), reason: z.string() });
export type Refusal = z.infer<typeof Refusal>;

/** What every provider can be given besides its settings. */
export interface ProviderContext {
  now: () => Date;
  log: ProviderLog;
}

/** The part of pino that the providers use. */
export interface ProviderLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
