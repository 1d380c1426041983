import { z } from 'zod';

const count = (otherwise: number) => z.coerce.number().int().positive().default(otherwise);

const Settings = z.object({
  /** Length of each measuring under load, seconds. */
  BENCH_SECONDS: count(60),
  /** Load before each measuring, seconds: compilers and caches warm up. */
  BENCH_WARMUP: count(60),
  BENCH_IN_FLIGHT: count(24),
  BENCH_ENDED_CASES: count(1_000_000),
  BENCH_OPEN_TASKS: count(100_000),
  /** Which of the measurings, by their letters in the issue: `abcdef`. */
  BENCH_ONLY: z.string().default('abcdef'),
  /** A folder for CPU profiles of the hall (node --cpu-prof). */
  BENCH_PROFILE: z.string().optional(),
});

export const settings = Settings.parse(process.env);

/** Whether a measuring was asked for. */
export const asked = (letter: string): boolean => settings.BENCH_ONLY.includes(letter);
