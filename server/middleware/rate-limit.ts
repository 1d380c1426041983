import type Koa from 'koa';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../commands/refusal.ts';

const minute = 60;
/** A Redis that stands still must not gather requests that it will never count. */
const mostUnanswered = 500;

/**
 * A ceiling per address and minute, against floods; what one person can click lies far below it. Each process holds it for
 * itself, and by `shared` all of them together: nobody waits for that count, so that of a flood some more come through
 * before it is stopped (what was on its way, and one request to each process), and a Redis that is slow slows nothing.
 */
export function rateLimit(perMinute: number, shared: RateLimiterAbstract): Koa.Middleware {
  const own = new RateLimiterMemory({ points: perMinute, duration: minute });
  let unanswered = 0;
  const countForAll = async (address: string): Promise<void> => {
    if (unanswered >= mostUnanswered) return;
    unanswered += 1;
    try {
      await shared.consume(address);
    } catch (reason) {
      if (reason instanceof RateLimiterRes) await own.block(address, Math.ceil(reason.msBeforeNext / 1000));
    } finally {
      unanswered -= 1;
    }
  };
  return async (ctx, next) => {
    try {
      await own.consume(ctx.ip);
    } catch {
      ctx.set('Retry-After', String(minute));
      throw new Refusal('too-many', '请求太频繁，请稍后再试');
    }
    void countForAll(ctx.ip);
    await next();
  };
}
