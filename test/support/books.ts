import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { GatewayOrder } from '../../server/providers/payment/simulated/ledger.ts';
import type { RunningHall } from './running-hall.ts';

const Sent = z.object({
  requestNo: z.string(),
  waybillNo: z.string(),
  events: z.array(z.object({ status: z.string() })),
});

/** The payment house's own book: what it has really taken. */
export const ordersTaken = (hall: RunningHall): GatewayOrder[] =>
  book(hall, 'alipay-orders', GatewayOrder).filter(({ state }) => state === 'paid');

/** The post's own book: what it has really carried. */
export const parcelsCarried = (hall: RunningHall) => book(hall, 'express-parcels', Sent);

const Line = z.tuple([z.string(), z.unknown()]);

/** The last state of everything in a twin's book. */
function book<T extends z.ZodType>({ dataDirectory }: RunningHall, name: string, schema: T): z.infer<T>[] {
  const file = join(dataDirectory, 'simulated', `${name}.jsonl`);
  if (!existsSync(file)) return [];
  const kept = new Map<string, z.infer<T>>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    // A kill may have torn the last line of a start.
    const entry = Line.safeParse(parsed(line));
    const value = entry.success ? schema.safeParse(entry.data[1]) : undefined;
    if (entry.success && value?.success) kept.set(entry.data[0], value.data);
  }
  return [...kept.values()];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
