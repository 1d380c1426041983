import { repeatFacts as repeat } from '../commands/outbox/repeat-facts.ts';
import { defineJob } from './define-job.ts';

/** What a diagram still waits for though it has happened is told again. */
export const repeatFacts = defineJob({ name: 'repeat-facts', everyMs: 600_000, run: repeat });
