import { z } from 'zod';
import { caseStates } from '../../domain/case-state.ts';
import { Clock } from '../clocks/schema.ts';
import { AreaCode, CaseNumber, DaysLeft, Instant, Light, Uuid } from '../endpoint.ts';
import { Payment } from '../payments/schema.ts';
import { ServiceWindow } from '../service-window.ts';
import { Form } from './application.schema.ts';

export const CaseState = z.enum(caseStates).meta({ id: 'CaseState' });

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
    canUrge: z.boolean().meta({ description: 'the reader may remind this department, by an urging' }),
  })
  .meta({ id: 'Branch' });

export const CaseDocument = z
  .object({
    kind: z.string(),
    title: z.string(),
    number: z.string(),
    issuedAt: Instant,
    fileId: Uuid.nullable().meta({ description: 'null where the reader has no right to what stands in it' }),
  })
  .meta({ id: 'CaseDocument' });

export const Parcel = z
  .object({
    trackingNumber: z.string().nullable(),
    state: z.string(),
    events: z.array(z.object({ at: Instant, status: z.string(), place: z.string() })),
  })
  .meta({ id: 'Parcel' });

/** A step that has been decided, with what it wrote down on its own form. */
export const CaseStep = z
  .object({
    id: z.string(),
    name: z.string(),
    stage: z.string(),
    department: z.string(),
    departmentName: z.string(),
    assigneeName: z.string().nullable(),
    completedAt: Instant.nullable(),
    decision: z.string().nullable(),
    decisionName: z.string().nullable(),
    opinion: z.string().nullable(),
    form: Form.nullable(),
    formSchema: z.unknown(),
  })
  .meta({ id: 'CaseStep' });

const Text = z.object({ zh: z.string(), en: z.string() });

/** A department that has the case on its desk now, as the applicant finds it. */
export const CaseDesk = ServiceWindow.extend({
  kind: z.string(),
  stage: z.string(),
  since: Instant,
  deadline: Instant.nullable(),
  light: Light,
  appointment: Text.nullable().meta({ description: 'the time that the applicant chose, where he is awaited' }),
}).meta({ id: 'CaseDesk' });

/** What the applicant must do now, in words and as a place to go. */
export const NextAct = z
  .object({
    kind: z.enum(['correct', 'pay', 'wait', 'collect', 'visit', 'read', 'done']),
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
  delivery: z
    .discriminatedUnion('method', [
      z.object({ method: z.literal('window'), place: ServiceWindow }),
      z.object({ method: z.literal('ems'), receiver: z.string(), phone: z.string(), address: z.string() }),
    ])
    .nullable()
    .meta({ description: 'how the result is sent, for the applicant alone; the phone is masked' }),
  form: Form.nullable(),
  formSchema: z.unknown(),
  materials: z.array(CaseMaterial),
  steps: z.array(CaseStep).meta({
    description:
      'decided so far, oldest first; only for those who work on the case, never for its applicant or a supervisor',
  }),
  desks: z.array(CaseDesk).meta({ description: 'where it lies now; none while the diagram works by itself' }),
  branches: z.array(Branch),
  clocks: z.array(Clock),
  trips: z
    .object({ made: z.int(), allowed: z.int() })
    .meta({ description: 'visits to a window that were called for and made, and how many the guide says' }),
  lawBegins: z.enum(['never', 'on-acceptance', 'begun']).meta({
    description: 'the legal clock begins with the acceptance, not with the application or its pre-review',
  }),
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
  appeal: z
    .object({ organ: z.string(), court: z.string(), reconsiderBy: z.iso.date(), sueBy: z.iso.date() })
    .nullable()
    .meta({
      description:
        'of a case that was refused: where to go against it, and the last days, had he learned of it at once',
    }),
  isOwn: z.boolean().meta({ description: 'the reader is the applicant' }),
  canWithdraw: z.boolean(),
  withdrawing: z.boolean().meta({ description: 'the withdrawal was asked for and has not ended the case yet' }),
}).meta({ id: 'Case' });
export type Case = z.infer<typeof Case>;
