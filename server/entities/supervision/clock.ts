import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Light } from '../case/case.ts';

export type ClockUnit = 'working-day' | 'natural-day' | 'hour';
/** Instants are ISO texts with offset: the column is JSON. */
export type ClockPause = {
  from: string;
  to: string | null;
  reason: string;
  basis: string;
  expectedEnd: string | null;
  documentNumber: string | null;
};
export type ClockMove = { at: string; from: string | null; to: string | null; why: string };

const ClockSchema = defineEntity({
  name: 'Clock',
  tableName: 'clocks',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    taskId: p.bigint('string').strictNullable(),
    /** law, promise, step, pre-acceptance, delivery, branch, correction, initial-review, … */
    kind: p.string().length(40),
    label: p.text(),
    basis: p.text().strictNullable(),
    department: p.string().length(60),
    area: p.string().length(9),
    /** In the unit; half days are allowed for steps. */
    amount: p.float(),
    /** Extensions granted (行政许可法 §42), in the unit. */
    extension: p.float().default(0),
    unit: p.string().length(12).$type<ClockUnit>(),
    /** A time that has to pass before something may be done (公示期): its end is nobody's lateness. */
    isPeriod: p.boolean().default(false),
    /** 即办件: received after closing time counts from the next working day. */
    immediate: p.boolean().default(false),
    /** §45 pauses stop law, promise and step clocks; a delivery or correction clock runs on. */
    pausable: p.boolean(),
    startedAt: p.datetime(),
    pauses: p.json().$type<ClockPause[]>(),
    deadline: p.datetime().strictNullable(),
    /** Every time the deadline moved, with old, new and why. */
    moves: p.json().$type<ClockMove[]>(),
    provisional: p.boolean().default(false),
    light: p.string().length(8).$type<Light>().default('green'),
    warned: p.string().length(8).$type<'none' | 'reminder' | 'yellow' | 'red'>().default('none'),
    /** When the light can next change; the scan asks for what is due and nothing else. */
    nextCheckAt: p.datetime().strictNullable(),
    endedAt: p.datetime().strictNullable(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['caseId'] },
    // Of the case's own clocks one of a kind runs; steps run side by side.
    {
      name: 'clocks_running_once',
      expression:
        "create unique index clocks_running_once on clocks (case_id, kind) where ended_at is null and kind <> 'step'",
    },
    {
      name: 'clocks_due',
      expression:
        'create index clocks_due on clocks (next_check_at) where ended_at is null and next_check_at is not null',
    },
    { name: 'clocks_of_task', expression: 'create index clocks_of_task on clocks (task_id) where task_id is not null' },
    {
      name: 'clocks_provisional',
      expression: 'create index clocks_provisional on clocks (area) where provisional and ended_at is null',
    },
  ],
});
/** 时钟: one time limit of a case. The row holds the facts; what they mean is reckoned by the domain. */
export class Clock extends ClockSchema.class {}
ClockSchema.setClass(Clock);
