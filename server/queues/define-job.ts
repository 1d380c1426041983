import type { Hall } from '../commands/hall.ts';

/** A background job: the third door to the commands, opened every so many milliseconds. */
export type QueueJob = {
  name: string;
  everyMs: number;
  run(hall: Hall): Promise<unknown>;
};

export const defineJob = (job: QueueJob): QueueJob => job;
