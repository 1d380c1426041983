import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { RecordMerge, type StreamEntry } from './record-merge.ts';
import { openRecordStreams, type RecordStreams, type StreamRead } from './record-streams.ts';
import { type EngineRecord, type PlacedRecord, parseRecord } from './records.ts';

export type ReaderOptions = {
  redisUrl: string;
  /**
   * Stores a batch (at most 500 records of one partition, in position order) together with `positions`, the last position of each partition
   * in it, in one transaction. Repeated until it succeeds.
   */
  apply: (batch: readonly EngineRecord[], positions: ReadonlyMap<number, number>) => Promise<void>;
  /** The last stored position of each partition. */
  positions: () => Promise<ReadonlyMap<number, number>>;
  /** Records may have been lost (Redis was started again or lost data, or a record could not be read): sweep. */
  onGap: (reason: string) => void;
  log: Logger;
  /** The exporter's name, with which its streams begin; default `zeebe`. */
  prefix?: string;
  /** Other readers read the same streams, as tests side by side do: begins with what comes from now on and trims nothing. */
  beside?: boolean;
};

const readCount = 500;
const batchSize = 500;
const blockMs = 2_000;
const trimEveryMs = 1_000;
const longestWaitMs = 2_000;

/**
 * Feeds the engine's record stream to `apply` until the signal, from the stored positions on: at least once, in order per
 * partition, without what is stored already; trims what is stored. Survives the loss of Redis. `ready` is called once
 * every new record will be seen.
 */
export async function readRecords(options: ReaderOptions, closing: AbortSignal, ready: () => void): Promise<void> {
  const { redisUrl, prefix = 'zeebe', log } = options;
  const streams = openRecordStreams(redisUrl, prefix, (error) => log.debug({ err: error }, 'record stream connection'));
  // A blocked read would answer only after its time.
  closing.addEventListener('abort', () => streams.close());
  if (closing.aborted) streams.close();
  try {
    await run(options, streams, closing, ready);
  } finally {
    streams.close();
  }
}

async function run(
  options: ReaderOptions,
  streams: RecordStreams,
  closing: AbortSignal,
  ready: () => void,
): Promise<void> {
  const stored = await untilDone(options, closing, 'positions could not be read', options.positions);
  if (!stored) return;
  const merge = new RecordMerge(streams.names, stored);
  const trim = options.beside ? async () => {} : trimmer(streams, merge);
  let fresh = stored.size === 0;
  let check = false;
  let failures = 0;
  let progress = false;
  if (options.beside)
    await untilDone(options, closing, 'no streams', async () => merge.startAfter(await streams.ends()));
  ready();
  while (!closing.aborted) {
    try {
      check = streams.isNew() || check;
      if (check) await checkForLoss(options, streams, merge, fresh);
      check = false;
      fresh = false;
      await readOn(options, streams, merge, progress);
      failures = 0;
      progress = await applyReady(options, merge, closing);
      await trim();
    } catch (error) {
      if (closing.aborted) return;
      options.log[failures === 0 ? 'warn' : 'debug']({ err: error }, 'record stream is away');
      await pause(failures, closing);
      failures += 1;
    }
  }
}

/**
 * Waits for something new if all was read, then reads all streams at one instant; a full one waits while the others make
 * `progress`.
 */
async function readOn(
  { log, onGap }: ReaderOptions,
  streams: RecordStreams,
  merge: RecordMerge,
  progress: boolean,
): Promise<void> {
  const take = (read: StreamRead, asked: Iterable<string>, drainedBelow: number) => {
    for (const name of asked) {
      const texts = read.get(name) ?? [];
      merge.add(name, parsed(texts, log, onGap), texts.length < drainedBelow, texts.at(-1)?.[0]);
    }
  };
  if (merge.allDrained()) {
    // A blocked read answers with the first stream that has news, so it proves nothing about the others.
    take(await streams.read(merge.lastIds(), readCount, blockMs), merge.lastIds().keys(), 0);
  }
  const next = new Map([...merge.lastIds()].filter(([name]) => !progress || !merge.isFull(name, readCount)));
  take(await streams.read(next, readCount), next.keys(), readCount);
}

function parsed(
  texts: readonly (readonly [id: string, text: string])[],
  log: ReaderOptions['log'],
  onGap: ReaderOptions['onGap'],
): StreamEntry[] {
  return texts.flatMap(([id, text]) => {
    try {
      return [{ id, ...parseRecord(text) }];
    } catch (error) {
      log.error({ err: error, id }, 'a record of the engine cannot be read');
      onGap(`record ${id} cannot be read`);
      return [];
    }
  });
}

/** Answers whether there was anything. */
async function applyReady(options: ReaderOptions, merge: RecordMerge, closing: AbortSignal): Promise<boolean> {
  let progress = false;
  for (let batch = merge.ready(batchSize); batch.length > 0; batch = merge.ready(batchSize)) {
    const records = batch.flatMap(({ record }) => record ?? []);
    const positions = lastPositions(batch);
    // Records that say nothing to us need no transaction: read again, they still say nothing.
    if (records.length > 0) {
      const done = await untilDone(options, closing, 'records could not be stored', async () => {
        await options.apply(records, positions);
        return true;
      });
      if (!done) return false;
    }
    merge.applied(batch);
    progress = true;
  }
  return progress;
}

function lastPositions(batch: readonly PlacedRecord[]): ReadonlyMap<number, number> {
  return new Map(batch.map(({ partition, position }) => [partition, position]));
}

/** `fresh`: nothing was ever stored, so there was nothing to lose. */
async function checkForLoss(
  { onGap }: ReaderOptions,
  streams: RecordStreams,
  merge: RecordMerge,
  fresh: boolean,
): Promise<void> {
  const restarted = await streams.restarted();
  const lost = await streams.lost(merge.lastIds());
  if (fresh) return;
  if (lost.length > 0) {
    merge.restart();
    onGap(`streams lost or missing: ${lost.join(', ')}`);
  } else if (restarted) onGap('Redis or this reader was started anew');
}

function trimmer(streams: RecordStreams, merge: RecordMerge): () => Promise<void> {
  let last = 0;
  return async () => {
    const now = performance.now();
    if (now - last < trimEveryMs) return;
    last = now;
    await streams.trim(merge.keepFrom());
  };
}

/** Repeats with growing waits until it succeeds; undefined when closed before that. */
async function untilDone<T>(
  { log }: ReaderOptions,
  closing: AbortSignal,
  failure: string,
  attempt: () => Promise<T>,
): Promise<T | undefined> {
  for (let failures = 0; !closing.aborted; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      log.error({ err: error, failures: failures + 1 }, failure);
      await pause(failures, closing);
    }
  }
  return undefined;
}

async function pause(failures: number, closing: AbortSignal): Promise<void> {
  await sleep(Math.min(longestWaitMs, 50 * 2 ** failures), undefined, { signal: closing }).catch(() => {});
}
