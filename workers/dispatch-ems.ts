import { z } from 'zod';
import type { Hall } from '../server/commands/hall.ts';
import { dispatchParcel } from '../server/commands/parcels/dispatch-parcel.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput } from './case-input.ts';

/** Sends the result by EMS; the diagram then waits for the message `parcel-signed`. */
export const dispatchEms = defineWorker({
  type: 'dispatch-ems',
  input: CaseInput,
  headers: z.object({ contents: z.string().default('审批结果') }),
  output: z.object({ trackingNumber: z.string() }),
  errors: [],
  retries: { attempts: 5, backoff: '30s' },
  handle: ({ caseId }, job, hall: Hall) =>
    dispatchParcel(hall, caseId, `LB${job.elementInstanceKey}`, job.headers.contents),
});
