import { z } from 'zod';

const Clock = z.object({ epochMilli: z.number() });

/**
 * Moves the engine's own clock; the broker must run with ZEEBE_CLOCK_CONTROLLED=true (demo and test only). Each answers the
 * engine's time.
 */
export type EngineClock = {
  /**
   * Jumps ahead. Timers that came due fire within a second; requests in flight and activated jobs may time out and are
   * offered again.
   */
  add(offsetMs: number): Promise<Date>;
  /** Stops the clock at an instant. */
  pin(at: Date): Promise<Date>;
  /** Back to the machine's clock. */
  reset(): Promise<Date>;
  now(): Promise<Date>;
};

/** `managementUrl`: the broker's management port, such as http://127.0.0.1:9600. */
export function engineClock(managementUrl: string): EngineClock {
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Date> => {
    const response = await fetch(new URL(`/actuator/clock${path}`, managementUrl), {
      method,
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(5_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`the engine's clock answered ${response.status}: ${await response.text()}`);
    return new Date(Clock.parse(await response.json()).epochMilli);
  };
  return {
    add: (offsetMs) => ask('POST', '/add', { offsetMilli: offsetMs }),
    pin: (at) => ask('POST', '/pin', { epochMilli: at.getTime() }),
    reset: () => ask('DELETE', ''),
    now: () => ask('GET', ''),
  };
}
