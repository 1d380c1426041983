import { cleanUp as clean } from '../commands/leftovers/clean-up.ts';
import { defineJob } from './define-job.ts';

export const cleanUp = defineJob({ name: 'clean-up', everyMs: 3_600_000, run: clean });
