import { z } from 'zod';
import { type EndpointContract, integer, words } from '../endpoint.ts';

export const listProvisionalCalendar = {
  method: 'get',
  path: '/api/calendar/{year}',
  tag: 'clocks',
  access: 'session',
  summary: 'The calendar of a year and whether it is official',
  params: z.object({ year: integer(2000, 2100) }),
  status: 200,
  response: z.object({
    year: z.int(),
    official: z.boolean(),
    days: z.array(
      z.object({ date: z.string(), kind: z.enum(['holiday', 'workday']), name: z.string(), source: z.string() }),
    ),
  }),
} as const satisfies EndpointContract;

export const loadCalendar = {
  method: 'put',
  path: '/api/calendar/{year}',
  tag: 'clocks',
  access: 'session',
  summary:
    "Load the official calendar of a year (State Council's notice); every deadline that it moves is reckoned anew and logged",
  params: z.object({ year: integer(2000, 2100) }),
  body: z.object({
    source: words(200),
    days: z
      .array(z.object({ date: z.iso.date(), kind: z.enum(['holiday', 'workday']), name: words(40) }))
      .min(1)
      .max(100),
  }),
  status: 200,
  response: z.object({ year: z.int(), moved: z.int() }),
  refusals: [422],
} as const satisfies EndpointContract;
