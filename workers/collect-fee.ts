import { z } from 'zod';
import type { Hall } from '../server/commands/hall.ts';
import { collectFee as collect } from '../server/commands/payments/collect-fee.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput } from './case-input.ts';

/** Makes a fee of the guide due; the diagram then waits for the message `fee-paid`. */
export const collectFee = defineWorker({
  type: 'collect-fee',
  input: CaseInput.extend({ fee: z.string().nullish() }),
  headers: z.object({
    fee: z.string().optional(),
    /** Where the diagram starts the clock `payment` next, its notice names the last day too. */
    told: z.enum(['now', 'with-time-limit']).default('now'),
  }),
  output: z.object({ feeDue: z.boolean(), paymentId: z.string().nullable() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId, fee }, job, hall: Hall) =>
    collect(hall, caseId, { feeCode: job.headers.fee ?? fee ?? '', told: job.headers.told }),
});
