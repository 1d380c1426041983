import { setTimeout as sleep } from 'node:timers/promises';
import { type ReaderOptions, readRecords } from './record-reader.ts';

export type ProjectorOptions = ReaderOptions & {
  /**
   * Runs `work` when no other process reads this stream, and answers false at once when one does: then it is asked again
   * soon. `held` is aborted when that is no longer sure. Without it the caller knows that there is only one.
   */
  soleTurn?: (work: (held: AbortSignal) => Promise<void>) => Promise<boolean>;
};

/** `ready`: from now on every new record is seen, by this reader or by the one whose turn it is. */
export type Projector = { ready: Promise<void>; close(): Promise<void> };

const turnEveryMs = 1_000;

/**
 * Reads the engine's record stream for good. Of several readers of a stream one reads and the others wait for their turn,
 * unless `beside`.
 */
export function runProjector(options: ProjectorOptions): Projector {
  const closing = new AbortController();
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  const running = inTurns(options, closing.signal, resolve);
  return {
    ready,
    close: async () => {
      closing.abort();
      await running;
    },
  };
}

async function inTurns(options: ProjectorOptions, closing: AbortSignal, ready: () => void): Promise<void> {
  const { log, soleTurn = alone } = options;
  let said = '';
  const say = (line: string, about: object) => {
    if (line !== said) log.warn(about, line);
    said = line;
  };
  while (!closing.aborted) {
    try {
      const ours = await soleTurn((held) => readRecords(options, AbortSignal.any([closing, held]), ready));
      if (ours) said = '';
      else say('another process reads the record stream; this one stands by', {});
      if (!ours) ready();
    } catch (error) {
      say('the turn to read the record stream was lost', { err: error });
    }
    await sleep(turnEveryMs, undefined, { signal: closing }).catch(() => undefined);
  }
}

const alone: NonNullable<ProjectorOptions['soleTurn']> = async (work) => {
  await work(new AbortController().signal);
  return true;
};
