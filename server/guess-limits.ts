import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import type { Hall } from './commands/hall.ts';

/**
 * Counts wrong guesses in Redis, for all processes of the hall together: else who guesses would have as many tries more as
 * there are processes. While Redis is away each process counts for itself.
 */
export function guessLimits(redis: Redis): Hall['guessLimit'] {
  return kept(
    (name, points, duration) =>
      new RateLimiterRedis({
        storeClient: redis,
        keyPrefix: `lianban:guesses:${name}`,
        points,
        duration,
        insuranceLimiter: new RateLimiterMemory({ points, duration }),
      }),
  );
}

/** Counts in this process alone. */
export const guessLimitsInMemory = (): Hall['guessLimit'] =>
  kept((_, points, duration) => new RateLimiterMemory({ points, duration }));

/** A limit is made once, so that what it counts itself outlasts one question. */
function kept(make: Hall['guessLimit']): Hall['guessLimit'] {
  const made = new Map<string, ReturnType<Hall['guessLimit']>>();
  return (name, points, seconds) => {
    const limit = made.get(name) ?? make(name, points, seconds);
    made.set(name, limit);
    return limit;
  };
}
