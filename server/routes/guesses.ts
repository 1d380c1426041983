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
 * The counts go from the narrowest to the widest, and what one of them refuses does not count in the next: who is stopped
 * at his own address cannot go on to close an account for its owner.
 * `work` refuses a wrong guess with a Refusal; any other error says nothing about the guess and does not count.
 */
export async function guess<T>(
  ctx: ParameterizedContext,
  { counts, refusal }: { counts: readonly Count[]; refusal: string },
  work: () => Promise<T>,
): Promise<T> {
  for (const { limiter, key } of counts) {
    await limiter.consume(key).catch((reason: unknown) => {
      ctx.set('Retry-After', String(secondsOf(reason)));
      throw new Refusal('too-many', refusal);
    });
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
