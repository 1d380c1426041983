import { z } from 'zod';
import { Form } from '../cases/application.schema.ts';
import { Case } from '../cases/case.schema.ts';
import {
  CaseNumber,
  DaysLeft,
  type EndpointContract,
  formBodyLimit,
  Instant,
  Light,
  listOf,
  Page,
  text,
  words,
} from '../endpoint.ts';

export const Task = z
  .object({
    id: z.string(),
    caseNumber: CaseNumber,
    itemCode: z.string(),
    itemName: z.string(),
    name: z.string(),
    stage: z.string(),
    kind: z.string(),
    applicantName: z.string(),
    area: z.string(),
    department: z.string(),
    departmentName: z.string(),
    candidateGroups: z.array(z.string()),
    assignee: z.string().nullable(),
    assigneeName: z.string().nullable(),
    state: z.enum(['open', 'completing', 'done', 'cancelled']),
    createdAt: Instant,
    completedAt: Instant.nullable(),
    deadline: Instant.nullable(),
    remaining: z.string().nullable(),
    daysLeft: DaysLeft,
    light: Light,
    decision: z.string().nullable(),
    decisionName: z.string().nullable(),
    opinion: z.string().nullable(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

export const TaskDetail = Task.extend({
  decisions: z
    .array(z.object({ code: z.string(), name: z.string(), needsOpinion: z.boolean() }))
    .meta({ description: 'what may be decided; the first is the favourable one' }),
  note: z.string().nullable().meta({
    description: 'why some decisions, or all, cannot be given yet or not by the reader; those are not in `decisions`',
  }),
  form: z.unknown().nullable().meta({ description: 'form-js schema, or null' }),
  formData: z.record(z.string(), z.json()),
  guidance: z.string().nullable().meta({ description: '审查标准: what to look at in this step' }),
  case: Case,
  /** Materials that may be named in a correction notice. */
  correctable: z.array(z.object({ code: z.string(), name: z.string() })),
  conditions: z.array(z.string()).meta({ description: 'of the item: which of them a refusal may say are not met' }),
  /** Departments that the lead may still ask. */
  askable: z.array(z.object({ role: z.string(), name: z.string() })),
  /** 延长审批: what the law allows and how it stands; null where it allows none or the reader has no part in it. */
  extension: z
    .object({
      state: z.enum(['possible', 'asked', 'impossible']),
      refused: z.string().nullable().meta({ description: 'why it cannot be asked for now' }),
      words: z.string().meta({ description: 'how much, e.g. 10个工作日' }),
      basis: z.string(),
      deadline: Instant.nullable(),
      newDeadline: Instant.nullable(),
      reason: z.string().nullable(),
      askedBy: z.string().nullable(),
      askedAt: Instant.nullable(),
    })
    .nullable(),
  sampleForm: z.unknown().optional().meta({ description: 'demo mode only: a body for `form`' }),
}).meta({ id: 'TaskDetail' });
export type TaskDetail = z.infer<typeof TaskDetail>;

export const Queue = z.enum(['mine', 'unclaimed', 'group', 'done']);

export const listTasks = {
  method: 'get',
  path: '/api/tasks',
  tag: 'tasks',
  access: 'session',
  summary: 'The task list: only what the reader is a candidate for, or did',
  query: Page.extend({
    queue: Queue.default('mine'),
    item: text(63).optional(),
    light: Light.optional(),
    stage: text(40).optional(),
    q: text(60).optional(),
    sort: z.enum(['deadline', '-createdAt', 'createdAt']).default('createdAt'),
  }),
  status: 200,
  response: listOf(Task),
} as const satisfies EndpointContract;

export const countTasks = {
  method: 'get',
  path: '/api/task-counts',
  tag: 'tasks',
  access: 'session',
  summary: 'Counters of the queues',
  status: 200,
  response: z.object({
    mine: z.int(),
    unclaimed: z.int(),
    group: z.int(),
    done: z.int(),
    red: z.int(),
    yellow: z.int(),
    atLeast: z.array(Queue).meta({ description: 'queues whose counter is a lower bound' }),
  }),
} as const satisfies EndpointContract;

/** A key of the engine; what is longer PostgreSQL's bigint does not take. */
const id = { params: z.object({ id: z.string().regex(/^\d{1,18}$/) }) };

export const getTask = {
  method: 'get',
  path: '/api/tasks/{id}',
  tag: 'tasks',
  access: 'session',
  summary: 'A task and what completing it needs',
  ...id,
  status: 200,
  response: TaskDetail,
} as const satisfies EndpointContract;

export const claimTask = {
  method: 'post',
  path: '/api/tasks/{id}/claim',
  tag: 'tasks',
  access: 'session',
  summary: 'Take it',
  ...id,
  status: 200,
  response: Task,
  refusals: [409],
} as const satisfies EndpointContract;

export const unclaimTask = {
  method: 'post',
  path: '/api/tasks/{id}/unclaim',
  tag: 'tasks',
  access: 'session',
  summary: 'Give it back',
  ...id,
  status: 200,
  response: Task,
  refusals: [409],
} as const satisfies EndpointContract;

export const completeTask = {
  method: 'post',
  path: '/api/tasks/{id}/complete',
  tag: 'tasks',
  access: 'session',
  summary: 'Decide',
  ...id,
  body: z.object({
    decision: text(60).min(1),
    opinion: text(4000).default(''),
    form: Form.default({}),
    /** For a decision that asks the applicant to correct: everything at once (行政许可法 §32). */
    corrections: z
      .array(z.object({ material: text(80).min(1), problem: words(500) }))
      .max(60)
      .default([]),
    /** For a refusal: which of the task's `conditions` are not met, for the decision to name them (行政许可法 §38). */
    unmet: z.array(text(400)).max(40).default([]),
    /** For not accepting what is not this organ's matter: to whom the applicant has to go (行政许可法 §32). */
    competentOrgan: text(100).default(''),
  }),
  bodyLimit: formBodyLimit,
  status: 200,
  response: Task,
  refusals: [409, 422],
} as const satisfies EndpointContract;
