import { z } from 'zod';
import type { EndpointContract } from '../endpoint.ts';

const Health = z.object({
  status: z.enum(['ok', 'degraded']),
  engine: z.boolean(),
  database: z.boolean(),
  redis: z.boolean(),
  /** Faulty item folders, calendar alarms: things an administrator must see though the hall runs. */
  warnings: z.array(z.string()),
});

export const getHealth = {
  method: 'get',
  path: '/api/health',
  tag: 'health',
  access: 'public',
  summary: 'Do engine, database and Redis answer?',
  status: 200,
  response: Health,
  refusals: [503],
} as const satisfies EndpointContract;
