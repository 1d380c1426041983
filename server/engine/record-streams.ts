import { Redis } from 'ioredis';
import { z } from 'zod';
import { valueTypes } from './records.ts';

/** Entries of each stream as [id, text of the record]. */
export type StreamRead = ReadonlyMap<string, readonly (readonly [id: string, text: string])[]>;

export type RecordStreams = {
  names: readonly string[];
  /** Reads at most `count` of each stream after its id: one command, so one instant for all. `blockMs` waits for the first entry. */
  read(after: ReadonlyMap<string, string>, count: number, blockMs?: number): Promise<StreamRead>;
  /** Forgets all before the ids. */
  trim(keepFrom: ReadonlyMap<string, string>): Promise<void>;
  /** Which streams have lost what was read from them. The stream of PROCESS_INSTANCE exists as soon as anything ran. */
  lost(read: ReadonlyMap<string, string>): Promise<string[]>;
  /** Whether there is a new connection since this was last asked: also where nothing was under way when the old one broke. */
  isNew(): boolean;
  /** Whether Redis may have been started anew since the last call, and may have lost what was written in between. */
  restarted(): Promise<boolean>;
  /** The last id of each stream that exists. */
  ends(): Promise<ReadonlyMap<string, string>>;
  close(): void;
};

const Reply = z
  .array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.tuple([z.string(), z.string()]).rest(z.string())]))]))
  .nullable();

/**
 * One connection to the Redis that the exporter writes to. A command fails when the connection breaks; the next one waits
 * for a new one.
 */
export function openRecordStreams(redisUrl: string, prefix: string, onError: (error: Error) => void): RecordStreams {
  const redis = new Redis(redisUrl, {
    connectionName: `projector-${prefix}`,
    // Fails what was asked when the connection breaks, so that the reader looks for losses before it reads on.
    // (autoResendUnfulfilledCommands: false would leave such a command without any answer.)
    maxRetriesPerRequest: 0,
    commandTimeout: 15_000,
    retryStrategy: (times) => Math.min(50 * 2 ** times, 1_000),
  });
  redis.on('error', onError);
  const names = valueTypes.map((type) => `${prefix}:${type}`);
  const ends = () => endsOf(redis, names);
  let known: string | undefined;
  let isNew = true;
  redis.on('close', () => {
    isNew = true;
  });
  return {
    names,
    ends,
    isNew: () => {
      const answer = isNew;
      isNew = false;
      return answer;
    },
    restarted: async () => {
      const before = known;
      known = /run_id:(\S+)/.exec(await redis.info('server'))?.[1];
      return before === undefined || before !== known;
    },
    read: async (after, count, blockMs) => {
      if (after.size === 0) return new Map();
      const where = ['STREAMS', ...after.keys(), ...after.values()];
      const block = blockMs === undefined ? [] : ['BLOCK', blockMs];
      const reply = Reply.parse(await redis.call('XREAD', 'COUNT', count, ...block, ...where));
      return new Map(
        (reply ?? []).map(([name, entries]) => [name, entries.map(([id, fields]) => [id, fields[1]] as const)]),
      );
    },
    trim: async (keepFrom) => {
      const pipeline = redis.pipeline();
      for (const [name, id] of keepFrom) pipeline.xtrim(name, 'MINID', id);
      await pipeline.exec();
    },
    lost: async (read) => lostOf(read, await ends()),
    close: () => redis.disconnect(),
  };
}

async function endsOf(redis: Redis, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const pipeline = redis.pipeline();
  for (const name of names) pipeline.call('XINFO', 'STREAM', name);
  const replies = (await pipeline.exec()) ?? [];
  return new Map(
    names.flatMap((name, index) => {
      const [error, info] = replies[index] ?? [];
      // While Redis loads its file it knows no key yet: that is no loss, ask again.
      if (error && !error.message.includes('no such key')) throw error;
      return lastGenerated(name, info);
    }),
  );
}

function lostOf(read: ReadonlyMap<string, string>, ends: ReadonlyMap<string, string>): string[] {
  return [...read].flatMap(([name, id]) => {
    const end = ends.get(name);
    if (end !== undefined) return before(end, id) ? [name] : [];
    return id !== '0-0' || name.endsWith(':PROCESS_INSTANCE') ? [name] : [];
  });
}

function lastGenerated(name: string, info: unknown): [name: string, id: string][] {
  if (!Array.isArray(info)) return [];
  const at = info.indexOf('last-generated-id');
  return at < 0 ? [] : [[name, z.string().parse(info[at + 1])]];
}

function before(a: string, b: string): boolean {
  const [timeA = 0n, sequenceA = 0n] = a.split('-').map(BigInt);
  const [timeB = 0n, sequenceB = 0n] = b.split('-').map(BigInt);
  return timeA < timeB || (timeA === timeB && sequenceA < sequenceB);
}
