import { defineEntity, p } from '@mikro-orm/postgresql';
import type { DocumentKind } from '../../domain/documents.ts';

const CaseDocumentSchema = defineEntity({
  name: 'CaseDocument',
  tableName: 'case_documents',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    kind: p.string().length(40).$type<DocumentKind>(),
    title: p.text(),
    number: p.string().length(80).unique(),
    fileId: p.uuid(),
    /** Whose it is: the lead's, or a further department's. Older ones do not say. */
    department: p.string().length(60).strictNullable(),
    /** What made it: a repeat of the same job issues nothing new. */
    idempotencyKey: p.string().length(100).unique(),
    issuedAt: p.datetime(),
    /** 核验码: what its QR code carries. Cannot be guessed; whoever has it sees whether the paper is true. Older ones have none. */
    checkCode: p.string().length(22).unique().strictNullable(),
  },
  indexes: [{ properties: ['caseId', 'issuedAt'] }],
});
/** 文书: an issued paper. Its number, once given, is never reused. */
export class CaseDocument extends CaseDocumentSchema.class {}
CaseDocumentSchema.setClass(CaseDocument);

const NumberSeriesSchema = defineEntity({
  name: 'NumberSeries',
  tableName: 'number_series',
  properties: { name: p.string().length(120).primary(), last: p.integer() },
});
/** 编号: the last number given in a series. */
export class NumberSeries extends NumberSeriesSchema.class {}
NumberSeriesSchema.setClass(NumberSeries);
