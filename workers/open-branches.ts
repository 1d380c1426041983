import { z } from 'zod';
import { openBranches as open } from '../server/commands/cases/ask-branch.ts';
import type { Hall } from '../server/commands/hall.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput, optionalText } from './case-input.ts';

/** Opens the departments' own parts of a co-approval; the diagram walks through the list that comes back. */
export const openBranches = defineWorker({
  type: 'open-branches',
  input: CaseInput,
  headers: z.object({ departments: optionalText }),
  output: z.object({
    branches: z.array(z.object({ role: z.string(), dept: z.string(), name: z.string(), days: z.number() })),
  }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId }, job, hall: Hall) =>
    open(
      hall,
      caseId,
      job.headers.departments
        .split(',')
        .map((role) => role.trim())
        .filter(Boolean),
    ),
});
