import { defineEntity, p } from '@mikro-orm/postgresql';
import type { FormData, Light } from './case/case.ts';

const TaskSchema = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  properties: {
    /** The engine's job key: completing by it is what makes a repeat harmless. */
    id: p.bigint('string').primary().autoincrement(false),
    caseId: p.uuid(),
    caseNumber: p.string().length(50),
    itemCode: p.string().length(63),
    itemName: p.text(),
    applicantName: p.text(),
    area: p.string().length(9),
    processId: p.string().length(63),
    elementId: p.text(),
    elementInstanceKey: p.bigint('string'),
    name: p.text(),
    stage: p.text(),
    kind: p.text(),
    department: p.string().length(60),
    formKey: p.text().strictNullable(),
    headers: p.json().$type<Record<string, string>>(),
    state: p.string().length(12).$type<'open' | 'completing' | 'done' | 'cancelled'>(),
    assignee: p.string().length(64).strictNullable(),
    assigneeName: p.text().strictNullable(),
    decision: p.string().length(60).strictNullable(),
    decisionName: p.text().strictNullable(),
    opinion: p.text().strictNullable(),
    form: p.json().$type<FormData>().strictNullable(),
    /** Conditions of the item that a refusal says are not met (行政许可法 §38). */
    unmet: p.json().$type<string[]>().strictNullable(),
    /** To whom the applicant is sent with what is not this organ's matter (行政许可法 §32). */
    competentOrgan: p.text().strictNullable(),
    light: p.string().length(8).$type<Light>().default('green'),
    deadline: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    completedAt: p.datetime().strictNullable(),
    revision: p.integer().version(),
  },
  indexes: [
    // Every queue is one index over open tasks, in the order of the page: its cost does not grow with the history.
    {
      name: 'tasks_open',
      expression: "create index tasks_open on tasks (department, created_at, id) where state = 'open'",
    },
    {
      name: 'tasks_unclaimed',
      expression:
        "create index tasks_unclaimed on tasks (department, created_at, id) where state = 'open' and assignee is null",
    },
    {
      name: 'tasks_open_by_deadline',
      expression: "create index tasks_open_by_deadline on tasks (department, deadline, id) where state = 'open'",
    },
    {
      name: 'tasks_mine',
      expression:
        "create index tasks_mine on tasks (assignee, created_at, id) where state = 'open' and assignee is not null",
    },
    {
      name: 'tasks_done',
      expression:
        "create index tasks_done on tasks (assignee, completed_at desc, id) where state in ('completing', 'done')",
    },
    {
      name: 'tasks_open_by_light',
      expression:
        "create index tasks_open_by_light on tasks (department, light) where state = 'open' and light in ('yellow', 'red')",
    },
    {
      name: 'tasks_completing',
      expression: "create index tasks_completing on tasks (case_id) where state = 'completing'",
    },
    { properties: ['caseId'] },
  ],
});
/** 任务: a user task of a diagram, in the list of one department. */
export class Task extends TaskSchema.class {}
TaskSchema.setClass(Task);
