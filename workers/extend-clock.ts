import { z } from 'zod';
import { extendClocks } from '../server/commands/clocks/extend-clocks.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker, FaultyJob } from '../server/engine/define-worker.ts';
import { CaseInput } from './case-input.ts';

/** Makes the law's limit longer by what the guide allows, after the head's approval and once (行政许可法 §42). */
export const extendClock = defineWorker({
  type: 'extend-clock',
  input: CaseInput,
  headers: z.object({}),
  output: z.object({ lawDeadline: z.string() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: async ({ caseId }, _job, hall: Hall) => {
    const extended = await extendClocks(hall, caseId);
    if (extended.kind === 'not-approved') {
      throw new FaultyJob(
        '延长期限须经机关负责人批准（行政许可法第四十二条）：请在流程图中于本步骤之前加上“负责人审批延期”',
      );
    }
    return { lawDeadline: extended.lawDeadline };
  },
});
