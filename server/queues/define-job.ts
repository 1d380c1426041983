import type { Hall } from '../commands/hall.ts';

/** A background job: the third door to the commands, opened every so many milliseconds. */
export type QueueJob = {
  name: string;
  everyMs: number;
  run(hall: Hall): Promise<unknown>;
};

/** A job for the list in `index.ts`. A turn that throws is logged, and the next one tries again: `run` must bear being repeated. */
export const defineJob = (job: QueueJob): QueueJob => job;
