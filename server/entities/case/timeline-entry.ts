import { defineEntity, p } from '@mikro-orm/postgresql';

const TimelineEntrySchema = defineEntity({
  name: 'TimelineEntry',
  tableName: 'timeline_entries',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid(),
    at: p.datetime(),
    kind: p.string().length(40),
    title: p.text(),
    text: p.text().strictNullable(),
    actor: p.text().strictNullable(),
    department: p.string().length(60).strictNullable(),
    fileId: p.uuid().strictNullable(),
    /** Staff may see it, the applicant may not (an internal step). */
    internal: p.boolean().default(false),
  },
  indexes: [{ properties: ['caseId', 'at'] }],
});
/** What happened to a case, for people to read. */
export class TimelineEntry extends TimelineEntrySchema.class {}
TimelineEntrySchema.setClass(TimelineEntry);

const NoticeSchema = defineEntity({
  name: 'Notice',
  tableName: 'notices',
  properties: {
    id: p.uuid().primary(),
    account: p.string().length(64),
    caseNumber: p.string().length(50).strictNullable(),
    text: p.text(),
    createdAt: p.datetime(),
    readAt: p.datetime().strictNullable(),
  },
  indexes: [{ properties: ['account', 'createdAt', 'id'] }],
});
/** 通知 in the hall. */
export class Notice extends NoticeSchema.class {}
NoticeSchema.setClass(Notice);
