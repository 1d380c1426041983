import { z } from 'zod';
import { clockName, stopCaseClock } from '../server/commands/clocks/case-clocks.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { BranchInput, noOutput } from './case-input.ts';

export const stopClock = defineWorker({
  type: 'stop-clock',
  input: BranchInput,
  headers: z.object({ clock: z.string().min(1) }),
  output: noOutput,
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: async ({ caseId, branch }, job, hall: Hall) => {
    await stopCaseClock(hall, caseId, clockName(job.headers.clock, branch));
    return {};
  },
});
