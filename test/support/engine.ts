import { randomUUID } from 'node:crypto';
import type { ExecutionContext } from 'ava';
import { pino } from 'pino';
import { createEngine } from '../../server/engine/engine.ts';

/** Where `npm test` has started the engine and its Redis; or where one is that was started by hand. */
export const zeebeAddress = process.env['TEST_ZEEBE_ADDRESS'] ?? '127.0.0.1:26500';
export const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379';

export const quiet = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** A connected engine that is closed with the test, and a suffix for process ids, so that tests run side by side on one broker. */
export function testEngine(t: ExecutionContext) {
  const engine = createEngine({ address: zeebeAddress, log: quiet });
  t.teardown(() => engine.close());
  return { engine, suffix: `-t${randomUUID().slice(0, 8)}`, log: quiet };
}

/** Waits until `find` gives something; fails with `what` after the time limit. */
export async function eventually<T>(
  what: string,
  find: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 15_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
