import { z } from 'zod';
import { pauseClocks } from '../server/commands/clocks/case-clocks.ts';
import type { Hall } from '../server/commands/hall.ts';
import { isSpecialProcedure } from '../server/domain/clock/special-procedure.ts';
import { defineWorker, FaultyJob } from '../server/engine/define-worker.ts';
import { CaseInput } from './case-input.ts';

/** Anything else keeps the clock running (行政许可法 §45). */
const Procedure = z.string().refine(isSpecialProcedure, { error: '不是行政许可法第四十五条所列的程序' });

export const pauseClock = defineWorker({
  type: 'pause-clock',
  input: CaseInput,
  headers: z.object({ reason: Procedure, basis: z.string().min(1), expected: z.string().min(1) }),
  output: z.object({ pauseEndsExpected: z.string() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: async ({ caseId }, job, hall: Hall) => {
    const paused = await pauseClocks(hall, { caseId, ...job.headers });
    if (paused.kind === 'no-notice') {
      throw new FaultyJob(
        '停钟之前必须先制发特别程序告知书（行政许可法第四十五条）：请在流程图中于本步骤之前加上“制发文书”',
      );
    }
    return { pauseEndsExpected: paused.expectedEnd };
  },
});
