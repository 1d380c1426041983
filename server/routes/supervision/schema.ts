import { z } from 'zod';
import { CaseSummary } from '../cases/case.schema.ts';
import {
  AreaCode,
  CaseNumber,
  type EndpointContract,
  Instant,
  Light,
  listOf,
  Page,
  Reading,
  text,
  Uuid,
  words,
} from '../endpoint.ts';
import { Task } from '../tasks/schema.ts';

export const SupervisedCase = CaseSummary.extend({
  departmentName: z.string(),
  deadline: Instant.nullable(),
  clockLabel: z.string().nullable(),
  cards: z.int(),
  incidents: z.int(),
  paused: z.boolean(),
}).meta({ id: 'SupervisedCase' });

export const Card = z
  .object({
    id: Uuid,
    caseNumber: z.string(),
    itemName: z.string(),
    colour: z.enum(['reminder', 'yellow', 'red']),
    rule: z.string(),
    reason: z.string(),
    department: z.string(),
    departmentName: z.string(),
    clockKind: z.string().nullable(),
    issuedAt: Instant,
    replyBy: Instant.nullable(),
    state: z.enum(['issued', 'received', 'replied', 'accepted', 'rejected', 'withdrawn', 'closed']),
    receivedAt: Instant.nullable().meta({ description: 'when the department first had it before it' }),
    receivedBy: z.string().nullable(),
    replies: z.array(
      z.object({
        at: Instant,
        by: z.string(),
        kind: z.enum(['reply', 'accept', 'reject', 'withdraw']),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'Card' });
export type Card = z.infer<typeof Card>;

const filter = {
  light: Light.optional(),
  department: text(60).optional(),
  item: text(63).optional(),
  area: AreaCode.optional(),
};

export const listSupervisedCases = {
  method: 'get',
  path: '/api/supervision/cases',
  tag: 'supervision',
  access: 'session',
  summary: 'Running cases by light, reddest first',
  query: Page.extend({ ...filter, q: text(60).optional() }),
  status: 200,
  response: listOf(SupervisedCase),
} as const satisfies EndpointContract;

/** Whose desk the case lies on and since when; never what is in the task: the overseer is not in the line of the overseen. */
export const SupervisedTask = Task.pick({
  id: true,
  name: true,
  stage: true,
  department: true,
  departmentName: true,
  assigneeName: true,
  state: true,
  createdAt: true,
  deadline: true,
  daysLeft: true,
  light: true,
}).meta({ id: 'SupervisedTask' });

const number = { params: z.object({ number: CaseNumber }) };

export const listSupervisedTasks = {
  method: 'get',
  path: '/api/supervision/cases/{number}/tasks',
  tag: 'supervision',
  access: 'session',
  summary: 'On whose desk a case lies now',
  ...number,
  status: 200,
  response: z.object({ items: z.array(SupervisedTask) }),
} as const satisfies EndpointContract;

export const urgeDepartment = {
  method: 'post',
  path: '/api/supervision/cases/{number}/urgings',
  tag: 'supervision',
  access: 'session',
  creates: true,
  summary: 'Urge a department that has the case on its desk, as a supervisor or for the lead; its staff are told',
  ...number,
  body: z.object({ department: text(60).min(1), text: words(500) }),
  status: 201,
  response: z.object({ told: z.int() }),
  refusals: [409],
} as const satisfies EndpointContract;

export const listCards = {
  method: 'get',
  path: '/api/supervision/cards',
  tag: 'supervision',
  access: 'session',
  summary: 'Warnings, yellow and red cards',
  query: Page.extend({
    colour: z.enum(['reminder', 'yellow', 'red']).optional(),
    department: text(60).optional(),
    open: z.enum(['true', 'false']).optional(),
    case: text(50).optional(),
    area: AreaCode.optional().meta({ description: 'of those that a supervisor watches' }),
    ...Reading.shape,
  }),
  status: 200,
  response: listOf(Card),
} as const satisfies EndpointContract;

const card = { params: z.object({ id: Uuid }) };

export const receiveCard = {
  method: 'post',
  path: '/api/supervision/cards/{id}/receipt',
  tag: 'supervision',
  access: 'session',
  summary: 'The department has seen the card; noted the first time, afterwards nothing changes',
  ...card,
  status: 200,
  response: Card,
} as const satisfies EndpointContract;

export const replyCard = {
  method: 'post',
  path: '/api/supervision/cards/{id}/replies',
  tag: 'supervision',
  access: 'session',
  creates: true,
  summary: 'The department replies; the supervisor accepts, rejects or withdraws with a reason',
  ...card,
  body: z.object({ kind: z.enum(['reply', 'accept', 'reject', 'withdraw']), text: words(2000) }),
  status: 201,
  response: Card,
  refusals: [409],
} as const satisfies EndpointContract;

const Group = z.object({
  code: z.string(),
  name: z.string(),
  green: z.int(),
  yellow: z.int(),
  red: z.int(),
  paused: z.int(),
  total: z.int(),
});

export const getSupervisionSummary = {
  method: 'get',
  path: '/api/supervision/summary',
  tag: 'supervision',
  access: 'session',
  summary: 'The board: lights by department, item and area',
  query: z.object({ area: AreaCode.optional() }),
  status: 200,
  response: z.object({
    now: Instant,
    running: z.int(),
    green: z.int(),
    yellow: z.int(),
    red: z.int(),
    paused: z.int(),
    openCards: z.int(),
    openIncidents: z.int(),
    submittedToday: z.int(),
    endedToday: z.int(),
    onTimeShare: z.number().nullable().meta({ description: 'of the cases decided in the last 30 days' }),
    byDepartment: z.array(Group),
    byItem: z.array(Group),
    byArea: z.array(Group),
    byDay: z.array(z.object({ date: z.string(), submitted: z.int(), ended: z.int(), red: z.int() })),
    provisionalYears: z.array(z.int()),
  }),
} as const satisfies EndpointContract;

export const streamSupervision = {
  method: 'get',
  path: '/api/supervision/events',
  tag: 'supervision',
  access: 'session',
  summary: 'Server-sent events: `board` when lights or counters changed, `card`, `incident`',
  status: 200,
  produces: 'text/event-stream',
} as const satisfies EndpointContract;
