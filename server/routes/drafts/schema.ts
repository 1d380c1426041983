import { z } from 'zod';
import { AreaCode, type EndpointContract, formBodyLimit, Instant, ItemCode, listOf, Page, Uuid } from '../endpoint.ts';

const Draft = z
  .object({
    itemCode: z.string(),
    area: AreaCode.nullable(),
    step: z.int().min(0).max(9),
    data: z.json(),
    savedAt: Instant,
    revision: Uuid,
  })
  .meta({ id: 'Draft' });

/** What a list shows of a draft: enough to know it again. */
const DraftSummary = Draft.omit({ data: true, step: true, revision: true })
  .extend({ itemName: z.object({ zh: z.string(), en: z.string() }) })
  .meta({ id: 'DraftSummary' });

const itemCode = { params: z.object({ itemCode: ItemCode }) };

export const listDrafts = {
  method: 'get',
  path: '/api/drafts',
  tag: 'drafts',
  access: 'session',
  summary: 'My unfinished applications, the last saved first',
  query: Page,
  status: 200,
  response: listOf(DraftSummary),
} as const satisfies EndpointContract;

export const getDraft = {
  method: 'get',
  path: '/api/drafts/{itemCode}',
  tag: 'drafts',
  access: 'session',
  summary: 'My unfinished application for an item',
  ...itemCode,
  status: 200,
  response: z.object({ draft: Draft.nullable() }),
} as const satisfies EndpointContract;

export const saveDraft = {
  method: 'put',
  path: '/api/drafts/{itemCode}',
  tag: 'drafts',
  access: 'session',
  summary: 'Save it; refused with 409 when another device has saved or ended it since `revision`',
  ...itemCode,
  body: z.object({
    area: AreaCode.nullable(),
    step: z.int().min(0).max(9),
    data: z.record(z.string(), z.json()),
    revision: Uuid.nullable()
      .default(null)
      .meta({ description: 'of the state that this goes on from; null for a new one' }),
  }),
  bodyLimit: formBodyLimit,
  status: 200,
  response: z.object({ draft: Draft }),
  refusals: [409, 413, 422],
} as const satisfies EndpointContract;

export const discardDraft = {
  method: 'delete',
  path: '/api/drafts/{itemCode}',
  tag: 'drafts',
  access: 'session',
  summary: 'Throw it away',
  ...itemCode,
  status: 204,
} as const satisfies EndpointContract;
