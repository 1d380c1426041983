import { relayOutbox as relay } from '../commands/outbox/relay-outbox.ts';
import { defineJob } from './define-job.ts';

/** Woken by each commit that leaves a message; the turn every few seconds finds what a lost wake-up left. */
export const relayOutbox = defineJob({ name: 'relay-outbox', everyMs: 3_000, concurrency: 3, run: relay });
