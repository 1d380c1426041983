import { z } from 'zod';
import { type EndpointContract, Instant } from '../endpoint.ts';
import { Role } from '../session/schema.ts';

export const listDemoAccounts = {
  method: 'get',
  path: '/api/demo/accounts',
  tag: 'demo',
  access: 'public',
  summary: 'Sample accounts (demo mode only)',
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        account: z.string(),
        name: z.string(),
        password: z.string(),
        roles: z.array(Role),
        departments: z.array(z.string()),
        areas: z.array(z.string()),
        note: z.string(),
      }),
    ),
  }),
} as const satisfies EndpointContract;

export const moveClock = {
  method: 'post',
  path: '/simulated/clock',
  tag: 'demo',
  access: 'public',
  summary: 'Move the clock of hall and engine forward (demo mode only; never back)',
  body: z.object({ now: Instant }),
  status: 200,
  response: z.object({ now: Instant }),
  refusals: [409, 422, 502],
} as const satisfies EndpointContract;

export const getClock = {
  method: 'get',
  path: '/simulated/clock',
  tag: 'demo',
  access: 'public',
  summary: 'What time the hall has (demo mode only)',
  status: 200,
  response: z.object({ now: Instant }),
} as const satisfies EndpointContract;
