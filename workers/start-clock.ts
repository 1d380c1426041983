import { z } from 'zod';
import { startCaseClock } from '../server/commands/clocks/case-clocks.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { BranchInput } from './case-input.ts';

/** Starts a clock; its deadline is for the diagram's timer, which asks `check-time-limit` when it fires. */
export const startClock = defineWorker({
  type: 'start-clock',
  input: BranchInput,
  headers: z.object({
    clock: z.string().min(1),
    label: z.string().min(1),
    limit: z.string().min(1),
    basis: z.string().optional(),
    department: z.string().optional(),
    /** A time that has to pass (公示期), not one to keep within. */
    period: z.enum(['true', 'false']).default('false'),
  }),
  output: z.object({ deadline: z.string() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId, branch }, job, hall: Hall) => {
    const { period, ...headers } = job.headers;
    return startCaseClock(hall, { caseId, ...headers, isPeriod: period === 'true', branch });
  },
});
