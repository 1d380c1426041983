import { z } from 'zod';
import type { Hall } from '../server/commands/hall.ts';
import { verifyIdentity as verify } from '../server/commands/materials/verify-identity.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { BusinessError } from '../server/engine/errors.ts';
import { CaseInput, optionalText } from './case-input.ts';

/** The applicant's name and number against the population registry, a unit's against the legal-person registry. */
export const verifyIdentity = defineWorker({
  type: 'verify-identity',
  input: CaseInput,
  headers: z.object({ onMismatch: optionalText }),
  output: z.object({ identityVerified: z.boolean() }),
  errors: ['identity-mismatch'],
  retries: { attempts: 5, backoff: '10s' },
  handle: async ({ caseId }, job, hall: Hall) => {
    const { outcome, reason } = await verify(hall, { caseId, key: job.elementInstanceKey });
    // A registry that has refused to look has found no mismatch: the applicant must not be told that his name is wrong.
    if (outcome === 'mismatch' && job.headers.onMismatch === 'error')
      throw new BusinessError('identity-mismatch', reason);
    return { identityVerified: outcome === 'verified' };
  },
});
