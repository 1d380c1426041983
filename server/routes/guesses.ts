import type { ParameterizedContext } from 'koa';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../commands/refusal.ts';

type Count = {
  limiter: RateLimiterAbstract;
  key: string;
  /** A right guess wipes out the wrong ones before it; else it only does not count itself. */
  forgives: boolean;
};

/**
 * Tries a guess at a secret: a password, the query password of a case. It is counted before it is tried and taken back
 * when it was right, so that of a thousand sent at once no more are tried than of a thousand sent one by one.
 * `work` refuses a wrong guess with a Refusal; any other error says nothing about the guess and does not count.
 */
export async function guess<T>(
  ctx: ParameterizedContext,
  { counts, refusal }: { counts: readonly Count[]; refusal: string },
  work: () => Promise<T>,
): Promise<T> {
  const taken = await Promise.allSettled(counts.map(({ limiter, key }) => limiter.consume(key)));
  const waits = taken.flatMap((one) => (one.status === 'rejected' ? [secondsOf(one.reason)] : []));
  if (waits.length > 0) {
    ctx.set('Retry-After', String(Math.max(...waits)));
    throw new Refusal('too-many', refusal);
  }
  try {
    const right = await work();
    await Promise.all(
      counts.map(({ limiter, key, forgives }) => (forgives ? limiter.delete(key) : limiter.reward(key))),
    );
    return right;
  } catch (error) {
    if (!(error instanceof Refusal)) await Promise.all(counts.map(({ limiter, key }) => limiter.reward(key)));
    throw error;
  }
}

const secondsOf = (reason: unknown): number =>
  reason instanceof RateLimiterRes ? Math.ceil(reason.msBeforeNext / 1000) : 60;
