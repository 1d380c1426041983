import { z } from 'zod';
import type { Hall } from '../server/commands/hall.ts';
import { dispatchParcel } from '../server/commands/parcels/dispatch-parcel.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput } from './case-input.ts';

/** Sends the result by EMS; the diagram then waits for the message `parcel-signed` or `parcel-returned`. */
export const dispatchEms = defineWorker({
  type: 'dispatch-ems',
  input: CaseInput,
  headers: z.object({ contents: z.string().default('审批结果') }),
  output: z.object({ trackingNumber: z.string() }),
  errors: [],
  // A post that is down is tried again for some four hours before it becomes somebody's task; one that refuses becomes it at once.
  retries: { attempts: 8, backoff: '1m', longest: '1h' },
  handle: ({ caseId }, job, hall: Hall) =>
    dispatchParcel(hall, caseId, `LB${job.elementInstanceKey}`, job.headers.contents),
});
