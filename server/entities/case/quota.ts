import { defineEntity, p } from '@mikro-orm/postgresql';

const QuotaSchema = defineEntity({
  name: 'Quota',
  tableName: 'quotas',
  properties: {
    name: p.string().length(80).primary(),
    area: p.string().length(9).primary(),
    year: p.integer().primary(),
    /** In hundredths of the unit (m³ × 100): no fractions are lost. */
    total: p.integer(),
    drawn: p.integer().default(0),
    source: p.text(),
  },
});
/** 限额: what may be granted in an area and year (森林法 §54). */
export class Quota extends QuotaSchema.class {}
QuotaSchema.setClass(Quota);

const QuotaDrawSchema = defineEntity({
  name: 'QuotaDraw',
  tableName: 'quota_draws',
  properties: {
    caseId: p.uuid().primary(),
    name: p.string().length(80).primary(),
    area: p.string().length(9),
    year: p.integer(),
    amount: p.integer(),
    at: p.datetime(),
  },
});
/** What a case has drawn: once. */
export class QuotaDraw extends QuotaDrawSchema.class {}
QuotaDrawSchema.setClass(QuotaDraw);
