import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Next } from 'koa';
import * as z from 'zod';

export const FaultMode = z.enum(['none', 'delay', 'refuse', 'drop', 'duplicate', 'tamper', 'down']);
export type FaultMode = z.infer<typeof FaultMode>;

/**
 * `delay` answers after `seconds`; `refuse` is a refusal in the protocol; `drop` carries the request out and cuts the
 * connection before the answer; `duplicate` sends notices and pushes five times; `tamper` spoils what was signed;
 * `down` answers 503 and does nothing. `rate` is the share of requests that it meets.
 */
export const Fault = z.object({
  mode: FaultMode,
  rate: z.number().min(0).max(1).default(1),
  seconds: z.number().min(0).max(600).default(3),
});
export type Fault = z.infer<typeof Fault>;

export interface FaultSwitch {
  fault: Fault;
  /** The fault that this one request meets. */
  draw(): FaultMode;
}

/** A switch that is set to no fault; `random` gives 0..1, below `rate` the request meets the fault. */
export function faultSwitch(random: () => number = Math.random): FaultSwitch {
  return {
    fault: { mode: 'none', rate: 1, seconds: 3 },
    draw() {
      return random() < this.fault.rate ? this.fault.mode : 'none';
    },
  };
}

/** Whether the system is to refuse this request; the refusal itself is the protocol's. */
export function refuses(ctx: Context): boolean {
  return ctx.state['fault'] === 'refuse';
}

/** Lets the requests of one system meet its fault. `spoil` changes an answer after it was signed. */
export function withFaults(faults: FaultSwitch, spoil: (body: string) => string) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const mode = faults.draw();
    ctx.state['fault'] = mode;
    if (mode === 'down') {
      ctx.status = 503;
      ctx.body = 'simulated outage';
      return;
    }
    if (mode === 'delay') await sleep(faults.fault.seconds * 1000);
    await next();
    if (mode === 'tamper' && typeof ctx.body === 'string') ctx.body = spoil(ctx.body);
    if (mode === 'drop') {
      ctx.respond = false;
      ctx.req.socket.destroy();
    }
  };
}
