import { z } from 'zod';
import { closeCase as close } from '../server/commands/cases/close-case.ts';
import type { Hall } from '../server/commands/hall.ts';
import { caseOutcomes } from '../server/domain/case-state.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput, noOutput } from './case-input.ts';

/** The last act of each way through a diagram. */
export const closeCase = defineWorker({
  type: 'close-case',
  input: CaseInput,
  headers: z.object({ outcome: z.enum(caseOutcomes) }),
  output: noOutput,
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: async ({ caseId }, job, hall: Hall) => {
    await close(hall, caseId, job.headers.outcome);
    return {};
  },
});
