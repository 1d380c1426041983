import { defineEntity, p } from '@mikro-orm/postgresql';
import type { CaseOutcome, CaseState } from '../../domain/case-state.ts';

/** What a correction notice asks for, all at once (行政许可法 §32). */
export type CorrectionAsk = { material: string; name: string; problem: string };
export type Correction = { asks: CorrectionAsk[]; text: string; until: string | null; noticedAt: string };
export type DeliveryChoice = { method: 'window' } | { method: 'ems'; receiver: string; phone: string; address: string };
export type FormData = Record<string, unknown>;
export type Light = 'green' | 'yellow' | 'red' | 'paused' | 'none';

const CaseSchema = defineEntity({
  name: 'Case',
  tableName: 'cases',
  properties: {
    id: p.uuid().primary(),
    number: p.string().length(50).unique(),
    itemCode: p.string().length(63),
    /**
     * The item's version that the application was made on; later versions do not touch it (domain: an application pins its
     * version).
     */
    itemVersionId: p.uuid(),
    itemName: p.text(),
    area: p.string().length(9),
    department: p.string().length(60),
    /** Role in the diagram → department code, resolved by area when the case was submitted. */
    departments: p.json().$type<Record<string, string>>(),
    applicantAccount: p.string().length(64),
    applicantKind: p.string().length(10).$type<'person' | 'unit'>(),
    applicantName: p.text(),
    certificateType: p.string().length(8),
    certificateNumber: p.text(),
    phone: p.text(),
    form: p.json().$type<FormData>(),
    delivery: p.json().$type<DeliveryChoice>(),
    /** What the diagram was told of the answers. */
    flags: p.json().$type<FormData>(),
    /** Departments that the answers called for, as the diagram walks through them. */
    branches: p.json().$type<{ role: string; dept: string; name: string; days: number }[]>(),
    state: p.string().length(20).$type<CaseState>(),
    stage: p.text(),
    light: p.string().length(8).$type<Light>().default('green'),
    /** Deadline of the clock that decides the light; null while paused or ended. */
    deadline: p.datetime().strictNullable(),
    leadingClock: p.text().strictNullable(),
    correction: p.json().$type<Correction>().strictNullable(),
    /** Materials named by each correction notice, in order: a second one that names something new breaks §32. */
    correctionNotices: p.json().$type<string[][]>(),
    queryPasswordHash: p.text(),
    processInstanceKey: p.bigint('string').strictNullable(),
    /** Numbers of the licences, given when the decision names them, by code; `main` is the item's own. */
    licenceNumbers: p.json().$type<Record<string, string>>().defaultRaw(`'{}'`),
    resultNumber: p.text().strictNullable(),
    resultFileId: p.uuid().strictNullable(),
    outcome: p.string().length(20).$type<CaseOutcome>().strictNullable(),
    createdAt: p.datetime(),
    submittedAt: p.datetime(),
    acceptedAt: p.datetime().strictNullable(),
    decidedAt: p.datetime().strictNullable(),
    /** When the applicant withdrew it. From then on nothing is decided, charged or issued, though the diagram may end later. */
    withdrawnAt: p.datetime().strictNullable(),
    endedAt: p.datetime().strictNullable(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['applicantAccount', 'createdAt'] },
    // The board and the scan look at running cases only, so the history costs them nothing.
    {
      name: 'cases_running_by_light',
      expression: 'create index cases_running_by_light on cases (light, deadline, id) where ended_at is null',
    },
    {
      name: 'cases_running_by_department',
      expression: 'create index cases_running_by_department on cases (department, light) where ended_at is null',
    },
    {
      name: 'cases_running_board',
      expression:
        'create index cases_running_board on cases (area, department, item_code, light) where ended_at is null',
    },
    { name: 'cases_by_instance', expression: 'create index cases_by_instance on cases (process_instance_key)' },
    {
      name: 'cases_decided',
      expression: 'create index cases_decided on cases (decided_at) where decided_at is not null',
    },
    { name: 'cases_submitted', expression: 'create index cases_submitted on cases (submitted_at)' },
    {
      name: 'cases_not_begun',
      expression:
        'create index cases_not_begun on cases (submitted_at) where process_instance_key is null and ended_at is null',
    },
    { name: 'cases_ended', expression: 'create index cases_ended on cases (ended_at) where ended_at is not null' },
  ],
});
/** 办件: one application on its way. */
export class Case extends CaseSchema.class {}
CaseSchema.setClass(Case);
