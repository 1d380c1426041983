import { z } from 'zod';
import type { Hall } from '../server/commands/hall.ts';
import { collectFee as collect } from '../server/commands/payments/collect-fee.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput } from './case-input.ts';

/** Makes a fee of the guide due; the diagram then waits for the message `fee-paid`. */
export const collectFee = defineWorker({
  type: 'collect-fee',
  input: CaseInput.extend({ fee: z.string().nullish() }),
  headers: z.object({ fee: z.string().optional() }),
  output: z.object({ feeDue: z.boolean(), paymentId: z.string().nullable() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId, fee }, job, hall: Hall) => collect(hall, caseId, job.headers.fee ?? fee ?? ''),
});
