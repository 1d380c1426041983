import { z } from 'zod';
import { CaseNumber, type EndpointContract, Instant, Reading } from '../endpoint.ts';

export const getCaseDiagram = {
  method: 'get',
  path: '/api/cases/{number}/diagram',
  tag: 'cases',
  access: 'session',
  summary: 'The diagram that this case runs on, and where it stands in it',
  params: z.object({ number: CaseNumber }),
  query: Reading,
  status: 200,
  response: z.object({
    diagrams: z.array(
      z.object({
        processId: z.string(),
        name: z.string(),
        version: z.int(),
        xml: z.string(),
        elements: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            type: z.string(),
            state: z.enum(['active', 'completed', 'terminated', 'incident']),
            at: Instant,
            count: z.int(),
          }),
        ),
      }),
    ),
    map: z
      .array(z.object({ name: z.string(), state: z.enum(['done', 'active', 'ahead']) }))
      .meta({ description: 'stages in order, for the citizen' }),
  }),
} as const satisfies EndpointContract;
