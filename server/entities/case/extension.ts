import { defineEntity, p } from '@mikro-orm/postgresql';

const ExtensionSchema = defineEntity({
  name: 'Extension',
  tableName: 'extensions',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    reason: p.text(),
    askedBy: p.string().length(64),
    askedByName: p.text(),
    askedAt: p.datetime(),
    /** approved: by the head, and the diagram has not moved the clocks yet. */
    state: p.string().length(10).$type<'asked' | 'approved' | 'granted' | 'refused'>(),
    decidedBy: p.string().length(64).strictNullable(),
    decidedAt: p.datetime().strictNullable(),
    /** The law's deadline before and after. */
    movedFrom: p.datetime().strictNullable(),
    movedTo: p.datetime().strictNullable(),
  },
  indexes: [
    { properties: ['caseId'] },
    // Once, whatever comes at the same moment; what the head has refused was no extension.
    {
      name: 'extensions_once',
      expression: "create unique index extensions_once on extensions (case_id) where state <> 'refused'",
    },
  ],
});
/** 延期: the time limit of a case made longer, asked for by one person and approved by the head (行政许可法 §42). */
export class Extension extends ExtensionSchema.class {}
ExtensionSchema.setClass(Extension);
