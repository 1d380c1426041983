import { z } from 'zod';
import type { Hall } from '../server/commands/hall.ts';
import { shareMaterials } from '../server/commands/materials/share-materials.ts';
import { defineWorker } from '../server/engine/define-worker.ts';
import { CaseInput, optionalText } from './case-input.ts';

/** Fetches materials from the registries, so that the applicant need not bring them (国务院令716 §7). */
export const shareMaterial = defineWorker({
  type: 'share-material',
  input: CaseInput,
  headers: z.object({ materials: optionalText, purpose: z.string().min(1) }),
  output: z.object({ materialsComplete: z.boolean(), missingMaterials: z.array(z.string()) }),
  errors: [],
  retries: { attempts: 5, backoff: '10s' },
  handle: ({ caseId }, job, hall: Hall) => {
    const { materials, purpose } = job.headers;
    const codes = materials
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean);
    return shareMaterials(hall, { caseId, codes, purpose, lastTry: job.retries <= 1 });
  },
});
