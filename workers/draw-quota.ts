import { z } from 'zod';
import { drawQuota as draw } from '../server/commands/cases/draw-quota.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput } from './case-input.ts';

/** Draws on the area's quota of the year, once per case (森林法 §54). */
export const drawQuota = defineWorker({
  type: 'draw-quota',
  input: CaseInput,
  headers: z.object({ quota: z.string().min(1), amount: z.string().min(1) }),
  output: z.object({ quotaDrawn: z.boolean() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId }, job, hall: Hall) => draw(hall, { caseId, ...job.headers }),
});
