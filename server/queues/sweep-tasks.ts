import { sweepTasks as sweep } from '../commands/engine/sweep-tasks.ts';
import { defineJob } from './define-job.ts';

/** Heals the task list: what the record stream lost, the engine still knows. */
export const sweepTasks = defineJob({ name: 'sweep-tasks', everyMs: 600_000, run: sweep });
