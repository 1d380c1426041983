import { z } from 'zod';
import { resumeClocks } from '../server/commands/clocks/case-clocks.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput, noOutput } from './case-input.ts';

/** Lets the clocks run on after one of the procedures of 行政许可法 §45. */
export const resumeClock = defineWorker({
  type: 'resume-clock',
  input: CaseInput,
  headers: z.object({ reason: z.string().min(1) }),
  output: noOutput,
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: async ({ caseId }, job, hall: Hall) => {
    await resumeClocks(hall, caseId, job.headers.reason);
    return {};
  },
});
