import { z } from 'zod';
import { AreaCode, CaseNumber, type EndpointContract, Instant, listOf, Page } from '../endpoint.ts';

export const Incident = z
  .object({
    key: z.string(),
    caseNumber: CaseNumber.nullable(),
    itemCode: z.string(),
    processId: z.string(),
    elementId: z.string(),
    elementName: z.string(),
    errorType: z.string(),
    cause: z.string().meta({ description: 'in words, what to do about it' }),
    message: z.string().meta({ description: "the engine's own text" }),
    state: z.enum(['open', 'retrying', 'resolved']),
    createdAt: Instant,
    resolvedAt: Instant.nullable(),
  })
  .meta({ id: 'Incident' });
export type Incident = z.infer<typeof Incident>;

export const listIncidents = {
  method: 'get',
  path: '/api/incidents',
  tag: 'incidents',
  access: 'session',
  summary: 'What the engine could not go on with',
  query: Page.extend({
    state: z.enum(['open', 'resolved']).optional(),
    case: CaseNumber.optional(),
    area: AreaCode.optional(),
  }),
  status: 200,
  response: listOf(Incident),
} as const satisfies EndpointContract;

export const retryIncident = {
  method: 'post',
  path: '/api/incidents/{key}/retry',
  tag: 'incidents',
  access: 'session',
  summary: 'Let the engine try again',
  params: z.object({ key: z.string().regex(/^\d{1,18}$/) }),
  status: 202,
  response: Incident,
  refusals: [409],
} as const satisfies EndpointContract;
