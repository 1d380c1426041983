import { Migrator } from '@mikro-orm/migrations';
import { type EntityManager, MikroORM, type Options } from '@mikro-orm/postgresql';
import { Account, Draft, StoredSession } from './account.ts';
import { AuditEntry } from './audit-entry.ts';
import { Branch } from './case/branch.ts';
import { Case } from './case/case.ts';
import { CaseDocument, NumberSeries } from './case/document.ts';
import { Extension } from './case/extension.ts';
import { Material } from './case/material.ts';
import { Parcel } from './case/parcel.ts';
import { Payment, PaymentOrder } from './case/payment.ts';
import { Quota, QuotaDraw } from './case/quota.ts';
import { StoredFile } from './case/stored-file.ts';
import { Notice, TimelineEntry } from './case/timeline-entry.ts';
import { HallDriver } from './database/hall-driver.ts';
import { giveBackLost } from './database/lost-connections.ts';
import { prepareOften } from './database/prepared-statements.ts';
import { DiagramDraft, DiagramVersion } from './engine/diagram.ts';
import { ElementInstance, ExporterPosition, Incident, ProcessInstance } from './engine/engine-record.ts';
import { ItemVersion } from './engine/item-version.ts';
import { IdempotencyKey, Inbox, Outbox } from './engine/outbox.ts';
import { migrationsList } from './migrations/index.ts';
import { CalendarDay, CalendarYear } from './supervision/calendar.ts';
import { Card } from './supervision/card.ts';
import { Clock } from './supervision/clock.ts';
import { Task } from './task.ts';

export type { EntityManager, MikroORM };

const entities = [
  Account,
  AuditEntry,
  Branch,
  CalendarDay,
  CalendarYear,
  Card,
  Case,
  CaseDocument,
  Clock,
  DiagramDraft,
  DiagramVersion,
  Draft,
  ElementInstance,
  ExporterPosition,
  Extension,
  IdempotencyKey,
  Inbox,
  Incident,
  ItemVersion,
  Material,
  Notice,
  NumberSeries,
  Outbox,
  Parcel,
  Payment,
  PaymentOrder,
  ProcessInstance,
  Quota,
  QuotaDraw,
  StoredFile,
  StoredSession,
  Task,
  TimelineEntry,
];

/** How long a connection is waited for, whether PostgreSQL or a place in the pool is what is missing. */
const connectionWaitMs = 30_000;
/** A row that somebody else changes is waited for no longer; whoever waited is told to come again. */
const lockWaitMs = 20_000;
/** Who began a transaction and falls silent must not hold its rows for ever. Longest of ours: one beat of a sole turn. */
const silenceMs = 60_000;

const onPool = (pool: Parameters<typeof giveBackLost>[0] & Parameters<typeof prepareOften>[0]): void => {
  giveBackLost(pool);
  prepareOften(pool);
};

/** The settings that server, tests and the migration generator share. */
export function ormOptions(databaseUrl: string, poolSize = 20): Options {
  return {
    driver: HallDriver,
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    pool: { min: 1, max: poolSize },
    driverOptions: {
      onPoolCreated: onPool,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // Nobody waits longer for a page; a job that waited in vain is done again.
      connectionTimeoutMillis: connectionWaitMs,
      lock_timeout: lockWaitMs,
      idle_in_transaction_session_timeout: silenceMs,
    },
    timezone: 'Z',
    // Each request, job and record batch works on a fork of its own.
    allowGlobalContext: false,
    migrations: {
      path: new URL('./migrations', import.meta.url).pathname,
      snapshotName: '.snapshot-lianban',
      emit: 'ts',
      migrationsList,
      transactional: true,
      safe: true,
    },
  };
}

/** Connects to PostgreSQL. The caller closes it. */
export function connectDatabase(databaseUrl: string, poolSize?: number): Promise<MikroORM> {
  return MikroORM.init(ormOptions(databaseUrl, poolSize));
}

/** Brings the tables to this version of the hall; safe to call at every start. */
export async function migrateDatabase(orm: MikroORM): Promise<void> {
  await orm.migrator.up();
}
