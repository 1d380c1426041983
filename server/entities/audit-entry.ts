import { defineEntity, p } from '@mikro-orm/postgresql';

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    at: p.datetime(),
    actor: p.text(),
    act: p.string().length(60),
    subject: p.text(),
    facts: p.json().$type<Record<string, unknown>>(),
    /** Set by the sealer, in the order in which it finds the lines: SM3 over the entry and the hash before it. */
    hash: p.string().length(64).strictNullable(),
    /** Whether the seal is made with the hall's key; lines from before there was one are not. */
    keyed: p.boolean().default(false),
    /** Place in the chain, set with the hash. */
    link: p.bigint('string').strictNullable().unique(),
  },
  indexes: [
    { name: 'audit_unsealed', expression: 'create index audit_unsealed on audit_entries (id) where hash is null' },
    { properties: ['subject'] },
  ],
});
/** Append-only record of who did what (a trigger refuses changes and deletions). */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
