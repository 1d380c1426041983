import { z } from 'zod';
import {
  CaseNumber,
  type EndpointContract,
  formBodyLimit,
  Instant,
  listOf,
  Page,
  Reading,
  text,
  Uuid,
  words,
} from '../endpoint.ts';
import { Application, Form, MaterialUpload } from './application.schema.ts';
import { Case, CaseState, CaseSummary } from './case.schema.ts';

const number = { params: z.object({ number: CaseNumber }) };

export const submitCase = {
  method: 'post',
  path: '/api/cases',
  tag: 'cases',
  access: 'session',
  creates: true,
  summary: 'Apply for an item',
  body: Application,
  bodyLimit: formBodyLimit,
  query: Reading,
  status: 201,
  response: Case,
  refusals: [409, 422],
} as const satisfies EndpointContract;

export const listCases = {
  method: 'get',
  path: '/api/cases',
  tag: 'cases',
  access: 'session',
  summary: 'My cases, newest first',
  query: Page.extend({
    state: CaseState.optional(),
    waitsFor: z
      .enum(['applicant', 'departments', 'nobody'])
      .optional()
      .meta({ description: 'who has the next move; nobody has it in a case that has ended' }),
    ...Reading.shape,
  }),
  status: 200,
  response: listOf(CaseSummary),
} as const satisfies EndpointContract;

export const getCase = {
  method: 'get',
  path: '/api/cases/{number}',
  tag: 'cases',
  access: 'session',
  summary: 'A case',
  ...number,
  query: Reading,
  status: 200,
  response: Case,
} as const satisfies EndpointContract;

export const TimelineEntry = z
  .object({
    at: Instant,
    kind: z.string(),
    title: z.string(),
    text: z.string().nullable(),
    actor: z.string().nullable(),
    department: z.string().nullable(),
    fileId: Uuid.nullable(),
  })
  .meta({ id: 'TimelineEntry' });

export const getTimeline = {
  method: 'get',
  path: '/api/cases/{number}/timeline',
  tag: 'cases',
  access: 'session',
  summary: 'What happened, oldest first',
  ...number,
  query: Reading,
  status: 200,
  response: z.object({ items: z.array(TimelineEntry) }),
} as const satisfies EndpointContract;

export const withdrawCase = {
  method: 'post',
  path: '/api/cases/{number}/withdrawal',
  tag: 'cases',
  access: 'session',
  summary: 'Withdraw (撤件)',
  ...number,
  body: z.object({ reason: text(500).optional() }),
  query: Reading,
  status: 202,
  response: Case,
  refusals: [409],
} as const satisfies EndpointContract;

export const correctCase = {
  method: 'post',
  path: '/api/cases/{number}/corrections',
  tag: 'cases',
  access: 'session',
  creates: true,
  summary: 'Hand in what the correction notice asks for',
  ...number,
  body: z.object({ form: Form.optional(), materials: z.array(MaterialUpload).max(60) }),
  bodyLimit: formBodyLimit,
  query: Reading,
  status: 202,
  response: Case,
  refusals: [409, 422],
} as const satisfies EndpointContract;

export const askBranch = {
  method: 'post',
  path: '/api/cases/{number}/branches',
  tag: 'cases',
  access: 'session',
  creates: true,
  summary: 'The lead asks one more department for its opinion',
  ...number,
  body: z.object({ role: text(60).min(1), reason: text(500) }),
  status: 202,
  response: Case,
  refusals: [409, 422],
} as const satisfies EndpointContract;

export const askExtension = {
  method: 'post',
  path: '/api/cases/{number}/extensions',
  tag: 'cases',
  access: 'session',
  creates: true,
  summary: 'Ask the head of the department for more time (延长审批, 行政许可法 §42): once, before the law’s deadline',
  ...number,
  body: z.object({ reason: words(500).trim() }),
  status: 202,
  response: Case,
  refusals: [409],
} as const satisfies EndpointContract;

export const renewQueryPassword = {
  method: 'post',
  path: '/api/cases/{number}/query-password',
  tag: 'cases',
  access: 'session',
  summary: 'A new password for the public query, told once; the old one is void',
  ...number,
  status: 200,
  response: z.object({ queryPassword: z.string() }),
} as const satisfies EndpointContract;

export const queryCase = {
  method: 'post',
  path: '/api/case-queries',
  tag: 'cases',
  access: 'public',
  summary: 'Public query by number and password',
  body: z.object({ number: text(50).min(1), password: text(40).min(1) }),
  query: Reading,
  status: 200,
  response: CaseSummary,
} as const satisfies EndpointContract;
