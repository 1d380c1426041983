import { z } from 'zod';
import { notify as tell } from '../server/commands/cases/notify.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput, noOutput } from './case-input.ts';

/** Tells the applicant or the lead department, in the hall and by the outer channel. */
export const notify = defineWorker({
  type: 'notify',
  /** Inside a department's own part of a co-approval the lead is told whose it is. */
  input: CaseInput.extend({ branch: z.looseObject({ name: z.string() }).nullish() }),
  headers: z.object({ message: z.string().min(1), to: z.enum(['applicant', 'lead']).default('applicant') }),
  output: noOutput,
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: async ({ caseId, branch }, job, hall: Hall) => {
    await tell(hall, { caseId, ...job.headers, key: job.elementInstanceKey, branch: branch?.name });
    return {};
  },
});
