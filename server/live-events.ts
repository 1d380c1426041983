import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type Hall, type LiveEvent, liveKinds } from './commands/hall.ts';

export type LiveEvents = Pick<Hall, 'tell' | 'subscribe'> & { close(): void };

const channel = 'lianban:live';
/** What is told within so long goes to the other processes at once, the same thing once. */
const gatherMs = 100;

const Told = z.object({
  from: z.string(),
  events: z.array(z.object({ kind: z.enum(liveKinds), department: z.string().optional() })),
});

/**
 * Carries live events to the listeners of this process, and through Redis to those of the others: the board is open at one
 * process while another reads the record stream. They are hints: what Redis loses is seen at the next look.
 */
export function liveEvents(redis: Redis, log: Hall['log']): LiveEvents {
  const own = randomUUID();
  const listeners = new Set<(event: LiveEvent) => void>();
  const waiting = new Map<string, LiveEvent>();
  const hear = (event: LiveEvent) => {
    for (const listener of listeners) listener(event);
  };
  const publish = () => {
    const told: z.infer<typeof Told> = { from: own, events: [...waiting.values()] };
    waiting.clear();
    redis.publish(channel, JSON.stringify(told)).catch((error: unknown) => log.debug({ err: error }, 'hint lost'));
  };
  const others = hearOthers(redis, log, {
    hear: (text) => {
      const told = Told.safeParse(JSON.parse(text));
      if (told.success && told.data.from !== own) for (const event of told.data.events) hear(event);
    },
    // What was told while nobody could hear is looked for in the tables.
    back: () => {
      hear({ kind: 'calendar' });
      hear({ kind: 'clock' });
    },
  });
  return {
    tell: (event) => {
      hear(event);
      if (waiting.size === 0) setTimeout(publish, gatherMs).unref();
      waiting.set(JSON.stringify(event), event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => others.disconnect(),
  };
}

/** `back`: it listens, for the first time or again. */
type Hearing = { hear(text: string): void; back(): void };

/** A connection of its own: one that listens can do nothing else. */
function hearOthers(redis: Redis, log: Hall['log'], { hear, back }: Hearing): Redis {
  const others = redis.duplicate({ lazyConnect: false, enableOfflineQueue: true, maxRetriesPerRequest: null });
  others.on('error', () => undefined);
  others.on('message', (_, text) => hear(text));
  // Said anew on each connection: what was under way when Redis went away may never have been heard.
  others.on('ready', () => {
    others
      .subscribe(channel)
      .then(back)
      .catch((error: unknown) => log.debug({ err: error }, 'cannot hear the other processes'));
  });
  return others;
}
