import { startWaitingCases as start } from '../commands/cases/start-waiting-cases.ts';
import { defineJob } from './define-job.ts';

/** A case must not stay where it is because the message that starts it found nobody. */
export const startWaitingCases = defineJob({ name: 'start-waiting-cases', everyMs: 120_000, run: start });
