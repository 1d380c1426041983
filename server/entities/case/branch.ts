import { defineEntity, p } from '@mikro-orm/postgresql';

const BranchSchema = defineEntity({
  name: 'Branch',
  tableName: 'branches',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    role: p.string().length(60),
    department: p.string().length(60),
    days: p.integer(),
    /** Asked after the co-approval began (a late branch). */
    late: p.boolean(),
    reason: p.text().strictNullable(),
    state: p.string().length(12).$type<'open' | 'answered' | 'cancelled'>(),
    taskId: p.bigint('string').strictNullable(),
    decision: p.string().length(60).strictNullable(),
    decisionName: p.text().strictNullable(),
    opinion: p.text().strictNullable(),
    decidedBy: p.string().length(64).strictNullable(),
    decidedAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
  },
  uniques: [{ properties: ['caseId', 'role'] }],
});
/** 联办分支: a department's own part in a co-approval, with its own limit, decision and document. The lead may not decide for it. */
export class Branch extends BranchSchema.class {}
BranchSchema.setClass(Branch);
