import { watchClocks as watch } from '../commands/clocks/watch-clocks.ts';
import { defineJob } from './define-job.ts';

export const watchClocks = defineJob({ name: 'watch-clocks', everyMs: 60_000, run: watch });
