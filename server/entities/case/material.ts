import { defineEntity, p } from '@mikro-orm/postgresql';

export type MaterialState = 'missing' | 'given' | 'shared' | 'at-window' | 'not-found' | 'checked' | 'faulty';

const MaterialSchema = defineEntity({
  name: 'Material',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid().index(),
    code: p.string().length(80),
    name: p.text(),
    required: p.boolean(),
    state: p.string().length(12).$type<MaterialState>(),
    /** A made by the authority, B checked at a window, C upload, D self-made with promise (国办函〔2016〕108号). */
    trust: p.string().length(1).$type<'A' | 'B' | 'C' | 'D'>().strictNullable(),
    source: p.text().strictNullable(),
    fileId: p.uuid().strictNullable(),
    note: p.text().strictNullable(),
    updatedAt: p.datetime(),
  },
  uniques: [{ properties: ['caseId', 'code'] }],
});
/** 材料 of a case. */
export class Material extends MaterialSchema.class {}
MaterialSchema.setClass(Material);
