import type { Hall } from '../commands/hall.ts';

/** A background job: the third door to the commands. `everyMs` repeats it; a lost wake-up is healed by the next turn. */
export type QueueJob = {
  name: string;
  everyMs: number;
  /** Runs at once in one process. */
  concurrency: number;
  run(hall: Hall): Promise<unknown>;
};

export const defineJob = (job: QueueJob): QueueJob => job;
