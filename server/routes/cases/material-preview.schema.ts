import { z } from 'zod';
import { AreaCode, type EndpointContract, formBodyLimit, Reading, text } from '../endpoint.ts';
import { Applicant, Form } from './application.schema.ts';

/** What the hall can fetch by itself for this applicant, so that the page need not ask for it. */
export const previewMaterials = {
  method: 'post',
  path: '/api/material-previews',
  tag: 'cases',
  access: 'session',
  summary: 'Which materials of an item the registries have for this applicant',
  body: z.object({ itemCode: text(63).min(1), area: AreaCode, applicant: Applicant, form: Form }),
  bodyLimit: formBodyLimit,
  query: Reading,
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        required: z.boolean(),
        obtainable: z.boolean(),
        found: z.boolean(),
        source: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  refusals: [422],
} as const satisfies EndpointContract;
