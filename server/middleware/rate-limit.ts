import type Koa from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from '../commands/refusal.ts';

/** A ceiling per address and minute, against floods; what one person can click lies far below it. */
export function rateLimit(perMinute: number): Koa.Middleware {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (ctx, next) => {
    try {
      await limiter.consume(ctx.ip);
    } catch {
      ctx.set('Retry-After', '60');
      throw new Refusal('too-many', '请求太频繁，请稍后再试');
    }
    await next();
  };
}
