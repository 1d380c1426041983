import { z } from 'zod';
import { province } from '../../domain/area.ts';
import { AreaCode, type EndpointContract, integer, words } from '../endpoint.ts';

export const listProvisionalCalendar = {
  method: 'get',
  path: '/api/calendar/{year}',
  tag: 'clocks',
  access: 'session',
  summary: 'The calendar of a year and whether it is official',
  params: z.object({ year: integer(2000, 2100) }),
  query: z.object({
    area: AreaCode.optional().meta({ description: "with the area's own days; the province unless told" }),
  }),
  status: 200,
  response: z.object({
    year: z.int(),
    official: z.boolean(),
    days: z.array(
      z.object({
        date: z.string(),
        kind: z.enum(['holiday', 'workday']),
        name: z.string(),
        source: z.string(),
        area: AreaCode.meta({ description: 'whose day it is' }),
      }),
    ),
  }),
} as const satisfies EndpointContract;

export const loadCalendar = {
  method: 'put',
  path: '/api/calendar/{year}',
  tag: 'clocks',
  access: 'session',
  summary:
    "Load the calendar of a year: the State Council's notice for the province, or a city's or county's own days over it; every deadline that it moves is reckoned anew and logged",
  params: z.object({ year: integer(2000, 2100) }),
  body: z.object({
    area: AreaCode.default(province).meta({ description: 'a province, city or county' }),
    source: words(200),
    days: z
      .array(z.object({ date: z.iso.date(), kind: z.enum(['holiday', 'workday']), name: words(40) }))
      .max(100)
      .meta({ description: "none takes an area's own days back; a province's calendar is never empty" }),
  }),
  bodyLimit: 64 * 1024,
  status: 200,
  response: z.object({ year: z.int(), moved: z.int() }),
  refusals: [422],
} as const satisfies EndpointContract;
