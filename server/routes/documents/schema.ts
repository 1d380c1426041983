import { z } from 'zod';
import { type EndpointContract, Instant } from '../endpoint.ts';

const Day = z.iso.date();

export const CheckedDocument = z
  .object({
    title: z.string(),
    number: z.string(),
    organ: z.string(),
    issuedAt: Instant,
    itemName: z.string(),
    caseNumber: z.string(),
    holder: z.string().meta({ description: 'a company by its name, a person masked: to compare with the paper' }),
    validity: z
      .object({
        from: Day,
        to: Day.nullable(),
        words: z.string(),
        state: z.enum(['not-yet', 'in-force', 'ended']),
      })
      .nullable()
      .meta({ description: 'null where the paper grants nothing' }),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'CheckedDocument' });
export type CheckedDocument = z.infer<typeof CheckedDocument>;

export const checkDocument = {
  method: 'get',
  path: '/api/documents/{code}',
  tag: 'documents',
  access: 'public',
  summary: 'What this hall issued under a check code: opened by the QR code of every paper',
  params: z.object({ code: z.string().regex(/^[\w-]{22}$/) }),
  status: 200,
  response: CheckedDocument,
} as const satisfies EndpointContract;
