import { defineEntity, p } from '@mikro-orm/postgresql';

/** What has to leave the hall; each kind is safe to send twice because the other side gets a key of ours. */
export type OutboxMessage =
  | {
      kind: 'publish-message';
      name: string;
      correlationKey: string;
      messageId: string;
      variables: Record<string, unknown>;
    }
  | { kind: 'complete-job'; jobKey: string; variables: Record<string, unknown> }
  | { kind: 'resolve-incident'; incidentKey: string; jobKey: string | null }
  | { kind: 'send-notice'; id: string; to: string; text: string }
  | { kind: 'refund'; orderId: string };

const OutboxSchema = defineEntity({
  name: 'Outbox',
  tableName: 'outbox',
  properties: {
    id: p.uuid().primary(),
    message: p.json().$type<OutboxMessage>(),
    state: p.string().length(8).$type<'waiting' | 'failed'>().default('waiting'),
    attempts: p.integer().default(0),
    lastError: p.text().strictNullable(),
    /** The incident by which a supervisor sees that it has failed, and has it sent again. */
    incidentKey: p.bigint('string').strictNullable().unique(),
    dueAt: p.datetime(),
    createdAt: p.datetime(),
  },
  indexes: [
    { name: 'outbox_due', expression: "create index outbox_due on outbox (due_at, id) where state = 'waiting'" },
  ],
});
/** Rows are deleted once sent: the table stays as small as what is under way. */
export class Outbox extends OutboxSchema.class {}
OutboxSchema.setClass(Outbox);

const InboxSchema = defineEntity({
  name: 'Inbox',
  tableName: 'inbox',
  properties: {
    /** Who sent what: `worker:<element instance key>`, `alipay:<notice id>`, … */
    id: p.string().length(160).primary(),
    answer: p.json().$type<Record<string, unknown>>(),
    at: p.datetime().index(),
  },
});
/** What has been taken in once; a repeat gets the first answer. */
export class Inbox extends InboxSchema.class {}
InboxSchema.setClass(Inbox);

const IdempotencyKeySchema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    account: p.string().length(64).primary(),
    key: p.string().length(200).primary(),
    bodyHash: p.string().length(64),
    /** Sealed; null where a version of the hall that is gone committed and did not come to answer. */
    answer: p.json().$type<unknown>().strictNullable(),
    createdAt: p.datetime().index(),
  },
});
/** What has been answered once, stored by the transaction that did what was asked. */
export class IdempotencyKey extends IdempotencyKeySchema.class {}
IdempotencyKeySchema.setClass(IdempotencyKey);
