import { z } from 'zod';
import { type EndpointContract, Problem } from '../endpoint.ts';

const Parts = z.object({
  engine: z.boolean(),
  database: z.boolean(),
  redis: z.boolean(),
  /** Faulty item folders, calendar alarms: things an administrator must see though the hall runs. */
  warnings: z.array(z.string()),
});

const Health = Parts.extend({ status: z.enum(['ok', 'degraded']) });

/** The answer with 503: a problem like any other, and which part it is. */
export const HealthProblem = Problem.extend(Parts.shape).meta({ id: 'HealthProblem' });

export const getHealth = {
  method: 'get',
  path: '/api/health',
  tag: 'health',
  access: 'public',
  summary: 'Do engine, database and Redis answer?',
  status: 200,
  response: Health,
} as const satisfies EndpointContract;
