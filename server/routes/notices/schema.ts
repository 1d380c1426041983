import { z } from 'zod';
import { type EndpointContract, Instant, listOf, Page, Reading, Uuid } from '../endpoint.ts';

export const Notice = z
  .object({
    id: Uuid,
    text: z.string(),
    caseNumber: z.string().nullable(),
    createdAt: Instant,
    readAt: Instant.nullable(),
  })
  .meta({ id: 'Notice' });

export const listNotices = {
  method: 'get',
  path: '/api/notices',
  tag: 'notices',
  access: 'session',
  summary: 'My notices, newest first',
  query: Page.extend({ unread: z.enum(['true', 'false']).optional(), ...Reading.shape }),
  status: 200,
  response: listOf(Notice),
} as const satisfies EndpointContract;

export const readAllNotices = {
  method: 'post',
  path: '/api/notices/read',
  tag: 'notices',
  access: 'session',
  summary: 'Mark all of mine as read',
  status: 204,
} as const satisfies EndpointContract;

export const readNotice = {
  method: 'post',
  path: '/api/notices/{id}/read',
  tag: 'notices',
  access: 'session',
  summary: 'Mark as read',
  params: z.object({ id: Uuid }),
  status: 204,
} as const satisfies EndpointContract;
