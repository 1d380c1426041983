import { z } from 'zod';
import { Clock } from '../clocks/schema.ts';
import {
  AreaCode,
  CaseNumber,
  DaysLeft,
  type EndpointContract,
  Instant,
  Light,
  listOf,
  Page,
  Reading,
  text,
  Uuid,
} from '../endpoint.ts';
import { Payment } from '../payments/schema.ts';

export const CaseState = z
  .enum([
    'draft',
    'submitted',
    'correcting',
    'accepted',
    'in-review',
    'decided',
    'delivering',
    'delivered',
    'refused',
    'withdrawn',
    'ended',
  ])
  .meta({ id: 'CaseState' });

const Form = z
  .record(z.string().max(80), z.json())
  .meta({ description: 'answers of the application form, by field key' });

export const MaterialUpload = z.object({
  code: text(80).min(1),
  fileId: Uuid.optional(),
  /** 容缺/承诺 or brought to the window (网下). */
  mode: z.enum(['upload', 'window', 'shared']).default('upload'),
});

export const Delivery = z.discriminatedUnion('method', [
  z.object({ method: z.literal('window') }),
  z.object({
    method: z.literal('ems'),
    receiver: text(60).min(1),
    phone: z.string().regex(/^1[3-9]\d{9}$/, { error: '请填写11位手机号' }),
    address: text(200).min(4),
  }),
]);

export const Applicant = z.object({
  kind: z.enum(['person', 'unit']),
  name: text(100).min(1),
  certificateType: z.enum(['SF', 'YYZZ', 'JGDM', 'JG', 'SB', 'HZ', 'TWTX', 'HKSF', 'AMSF', 'TWSF', 'GATX', 'QT']),
  certificateNumber: text(30).min(1),
  phone: z.string().regex(/^1[3-9]\d{9}$/, { error: '请填写11位手机号' }),
});

export const Application = z.object({
  itemCode: text(63).min(1),
  area: AreaCode,
  applicant: Applicant,
  form: Form,
  materials: z.array(MaterialUpload).max(60),
  delivery: Delivery.optional(),
});

export const CaseMaterial = z
  .object({
    code: z.string(),
    name: z.string(),
    required: z.boolean(),
    state: z.enum(['missing', 'given', 'shared', 'at-window', 'not-found', 'checked', 'faulty']),
    trust: z.enum(['A', 'B', 'C', 'D']).nullable(),
    source: z
      .string()
      .nullable()
      .meta({ description: 'who gave it: the applicant, or the registry with its licence number' }),
    fileId: Uuid.nullable(),
    fileName: z.string().nullable(),
    mime: z.string().nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'CaseMaterial' });

export const Branch = z
  .object({
    role: z.string(),
    department: z.string(),
    departmentName: z.string(),
    late: z.boolean(),
    state: z.enum(['open', 'answered', 'cancelled']),
    decision: z.string().nullable(),
    decisionName: z.string().nullable(),
    opinion: z.string().nullable(),
    decidedAt: Instant.nullable(),
    deadline: Instant.nullable(),
    light: Light,
  })
  .meta({ id: 'Branch' });

export const CaseDocument = z
  .object({ kind: z.string(), title: z.string(), number: z.string(), issuedAt: Instant, fileId: Uuid })
  .meta({ id: 'CaseDocument' });

export const Parcel = z
  .object({
    trackingNumber: z.string().nullable(),
    state: z.string(),
    events: z.array(z.object({ at: Instant, status: z.string(), place: z.string() })),
  })
  .meta({ id: 'Parcel' });

const Text = z.object({ zh: z.string(), en: z.string() });

/** A department that has the case on its desk now, as the applicant finds it. */
export const CaseDesk = z
  .object({
    department: Text,
    kind: z.string(),
    stage: z.string(),
    since: Instant,
    deadline: Instant.nullable(),
    light: Light,
    address: z.string(),
    phone: z.string(),
    hours: z.array(z.string()).meta({ description: 'of a working day' }),
    sample: z.boolean().meta({ description: 'address and phone are sample data' }),
  })
  .meta({ id: 'CaseDesk' });

/** What the applicant must do now, in words and as a place to go. */
export const NextAct = z
  .object({
    kind: z.enum(['correct', 'pay', 'wait', 'collect', 'visit', 'done']),
    text: Text,
  })
  .meta({ id: 'NextAct' });

export const CaseSummary = z
  .object({
    number: CaseNumber,
    itemCode: z.string(),
    itemName: z.string(),
    applicantName: z.string(),
    area: AreaCode,
    areaName: z.string(),
    department: z.string(),
    state: CaseState,
    stage: z.string(),
    light: Light,
    remaining: z.string().nullable(),
    daysLeft: DaysLeft,
    submittedAt: Instant.nullable(),
    createdAt: Instant,
    endedAt: Instant.nullable(),
    nextAct: NextAct,
  })
  .meta({ id: 'CaseSummary' });
export type CaseSummary = z.infer<typeof CaseSummary>;

export const Case = CaseSummary.extend({
  /** Given once, to the applicant: the password of the public query. */
  queryPassword: z.string().optional(),
  itemVersion: z.string(),
  applicant: z
    .object({
      kind: z.string(),
      name: z.string(),
      certificateType: z.string(),
      certificateNumber: z.string(),
      phone: z.string(),
    })
    .nullable()
    .meta({ description: 'null where the reader has no right to it; numbers are masked' }),
  form: Form.nullable(),
  formSchema: z.unknown(),
  materials: z.array(CaseMaterial),
  desks: z.array(CaseDesk).meta({ description: 'where it lies now; none while the diagram works by itself' }),
  branches: z.array(Branch),
  clocks: z.array(Clock),
  payments: z.array(Payment),
  parcels: z.array(Parcel),
  documents: z.array(CaseDocument),
  result: z.object({ number: z.string(), fileId: Uuid }).nullable(),
  correction: z
    .object({
      asks: z.array(z.object({ material: z.string(), name: z.string(), problem: z.string() })),
      text: z.string(),
      until: Instant.nullable(),
    })
    .nullable(),
  canWithdraw: z.boolean(),
}).meta({ id: 'Case' });
export type Case = z.infer<typeof Case>;

const number = { params: z.object({ number: CaseNumber }) };

export const submitCase = {
  method: 'post',
  path: '/api/cases',
  tag: 'cases',
  access: 'session',
  creates: true,
  summary: 'Apply for an item',
  body: Application,
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

export const getCaseDiagram = {
  method: 'get',
  path: '/api/cases/{number}/diagram',
  tag: 'cases',
  access: 'session',
  summary: 'The diagram that this case runs on, and where it stands in it',
  ...number,
  query: Reading,
  status: 200,
  response: z.object({
    diagrams: z.array(
      z.object({
        processId: z.string(),
        name: z.string(),
        version: z.int(),
        xml: z.string(),
        elements: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            type: z.string(),
            state: z.enum(['active', 'completed', 'terminated', 'incident']),
            at: Instant,
            count: z.int(),
          }),
        ),
      }),
    ),
    map: z
      .array(z.object({ name: z.string(), state: z.enum(['done', 'active', 'ahead']) }))
      .meta({ description: 'stages in order, for the citizen' }),
  }),
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
  body: z.object({ reason: text(500).trim().min(1) }),
  status: 202,
  response: Case,
  refusals: [409],
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

/** What the hall can fetch by itself for this applicant, so that the page need not ask for it. */
export const previewMaterials = {
  method: 'post',
  path: '/api/material-previews',
  tag: 'cases',
  access: 'session',
  summary: 'Which materials of an item the registries have for this applicant',
  body: z.object({ itemCode: text(63).min(1), area: AreaCode, applicant: Applicant, form: Form }),
  query: Reading,
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        required: z.boolean(),
        obtainable: z.boolean(),
        found: z.boolean(),
        source: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
  refusals: [422],
} as const satisfies EndpointContract;
