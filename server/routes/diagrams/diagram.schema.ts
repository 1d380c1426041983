import { z } from 'zod';
import { Instant } from '../endpoint.ts';

export const DiagramId = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/);

export const Lint = z
  .object({
    rule: z.string(),
    category: z.enum(['error', 'warn']),
    elementId: z.string().nullable(),
    elementName: z.string().nullable(),
    message: z.string(),
  })
  .meta({ id: 'LintProblem' });
export type Lint = z.infer<typeof Lint>;

export const DiagramSummary = z
  .object({
    id: DiagramId,
    name: z.string(),
    kind: z.enum(['item', 'shared']),
    itemCode: z.string().nullable(),
    version: z.int(),
    deployedAt: Instant.nullable(),
    hasDraft: z.boolean(),
    draftBy: z.string().nullable(),
    draftAt: Instant.nullable(),
    running: z.int(),
  })
  .meta({ id: 'DiagramSummary' });
export type DiagramSummary = z.infer<typeof DiagramSummary>;
