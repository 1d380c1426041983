import { relayOutbox as relay } from '../commands/outbox/relay-outbox.ts';
import { defineJob } from './define-job.ts';

/** What a commit leaves is sent at once; this turn finds what was delayed, what failed, and what a killed process left. */
export const relayOutbox = defineJob({ name: 'relay-outbox', everyMs: 3_000, run: relay });
