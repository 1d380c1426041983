import { z } from 'zod';
import { checkTimeLimit as check, clockName } from '../server/commands/clocks/case-clocks.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { BranchInput } from './case-input.ts';

/** A BPMN timer is a wake-up: this job asks the clock whether the limit is due, has moved, or runs no longer. */
export const checkTimeLimit = defineWorker({
  type: 'check-time-limit',
  input: BranchInput,
  headers: z.object({ clock: z.string().min(1) }),
  output: z.object({ outcome: z.enum(['moved', 'due', 'stopped']), wakeAt: z.string().nullable() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId, branch }, job, hall: Hall) => check(hall, caseId, clockName(job.headers.clock, branch)),
});
