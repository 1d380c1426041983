import type { Logger } from 'pino';
import type { EngineRecord } from './records.ts';

export type ProjectorOptions = {
  redisUrl: string;
  /** Stores a batch (at most 500, in position order per partition) and the positions in one transaction. Repeated until it succeeds. */
  apply: (batch: readonly EngineRecord[], positions: ReadonlyMap<number, number>) => Promise<void>;
  /** The last stored position of each partition. */
  positions: () => Promise<ReadonlyMap<number, number>>;
  /** Records may have been lost: sweep. */
  onGap: (reason: string) => void;
  log: Logger;
  /** Name of the exporter's streams; default `zeebe`. */
  prefix?: string;
};

export type Projector = { close(): Promise<void> };

/** Feeds the engine's record stream to `apply`: at least once, in order per partition, without what is stored already. One reader at a time. */
export declare function runProjector(options: ProjectorOptions): Projector;
