import { z } from 'zod';
import { issueDocument } from '../server/commands/documents/issue-document.ts';
import type { Hall } from '../server/commands/hall.ts';
import { documentKinds } from '../server/domain/documents.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput, optionalText } from './case-input.ts';

/** Issues one of the documents of the law as PDF, with what the law hangs on it: state and clocks. */
export const issueResult = defineWorker({
  type: 'issue-result',
  input: CaseInput.extend({
    /** Role or code of the department that issues it, where the diagram knows it only as it runs. */
    issuer: z.string().nullish(),
    /** Why, where it depends on the way that the case has taken. */
    documentReason: z.string().nullish(),
  }),
  headers: z.object({
    document: z.enum(documentKinds),
    deemed: z.enum(['true', 'false']).default('false'),
    reason: optionalText,
    basis: optionalText,
    procedure: optionalText,
    expected: optionalText,
    /** Role of the department that issues it, where it is not the lead; a code is taken as it is. */
    department: z.string().optional(),
    /** Which of the item's further licences (item.json `result.licences`). */
    licence: z.string().optional(),
  }),
  output: z.object({ documentNumber: z.string() }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId, issuer, documentReason }, job, hall: Hall) => {
    const { document: kind, deemed, department, reason, ...order } = job.headers;
    return issueDocument(hall, {
      caseId,
      kind,
      key: job.elementInstanceKey,
      deemed: deemed === 'true',
      department: issuer ?? department,
      reason: documentReason ?? reason,
      ...order,
    });
  },
});
