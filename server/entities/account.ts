import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Json } from '../domain/json.ts';

export type Role = 'applicant' | 'staff' | 'lead' | 'supervisor' | 'designer' | 'administrator';

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'accounts',
  properties: {
    account: p.string().length(64).primary(),
    name: p.text(),
    passwordHash: p.text(),
    roles: p.array().$type<Role[]>(),
    departments: p.array().$type<string[]>(),
    areas: p.array().$type<string[]>(),
    kind: p.string().length(10).$type<'person' | 'unit'>().default('person'),
    certificateType: p.string().length(8).strictNullable(),
    certificateNumber: p.text().strictNullable(),
    phone: p.text().strictNullable(),
    address: p.text().strictNullable(),
    note: p.text().strictNullable(),
    /** Made from sample data: refused in production unless named on purpose. */
    sample: p.boolean().default(false),
    createdAt: p.datetime(),
  },
  indexes: [
    {
      name: 'accounts_of_department',
      expression: 'create index accounts_of_department on accounts using gin (departments)',
    },
  ],
});
/** A person or enterprise that can sign in. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);

const StoredSessionSchema = defineEntity({
  name: 'StoredSession',
  tableName: 'sessions',
  properties: {
    /** SHA-256 of the cookie's value: a reader of the table cannot sign in with it. */
    id: p.string().length(64).primary(),
    account: p.string().length(64).strictNullable().index(),
    data: p.json().$type<Record<string, unknown>>(),
    expiresAt: p.datetime().index(),
  },
});
export class StoredSession extends StoredSessionSchema.class {}
StoredSessionSchema.setClass(StoredSession);

const DraftSchema = defineEntity({
  name: 'Draft',
  tableName: 'drafts',
  properties: {
    account: p.string().length(64).primary(),
    itemCode: p.string().length(63).primary(),
    area: p.string().length(9).strictNullable(),
    step: p.integer(),
    data: p.json().$type<Json>(),
    savedAt: p.datetime(),
    /** Another with each save: who goes on from an older state is told, not overwritten. */
    revision: p.uuid(),
  },
});
/** An application that its author has not handed in. */
export class Draft extends DraftSchema.class {}
DraftSchema.setClass(Draft);
