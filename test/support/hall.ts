import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { CatalogueReading } from '../../server/catalogue/catalogue.ts';
import { readCatalogue } from '../../server/catalogue/read.ts';
import type { Hall, LiveEvent } from '../../server/commands/hall.ts';
import type { MikroORM } from '../../server/entities/orm.ts';
import { keepCalendars } from '../../server/entities/supervision/kept-calendars.ts';
import { guessLimitsInMemory } from '../../server/guess-limits.ts';
import type { Providers } from '../../server/providers/index.ts';
import { type Scope, testDatabase } from './database.ts';
import { quiet } from './engine.ts';
import { stubEngine } from './stub-engine.ts';

export type HallOptions = Partial<Omit<Hall, 'now' | 'orm' | 'settings'>> & {
  /** The hall's clock at the beginning; a Monday noon, with the year's official calendar, unless told. */
  now?: string;
  settings?: Partial<Hall['settings']>;
  poolSize?: number;
};

export type TestHall = {
  hall: Hall;
  orm: MikroORM;
  databaseUrl: string;
  /** What the hall's commands told the pages, in order. */
  told: LiveEvent[];
  /** Sets the hall's clock, to any time. */
  moveTo(instant: string): void;
};

let reading: Promise<CatalogueReading> | undefined;

/**
 * A hall over a database of its own, with the real catalogue and calendar, a clock that stands still and an engine that
 * takes everything. Outer systems are refused unless given.
 */
export async function testHall(t: Scope, options: HallOptions = {}): Promise<TestHall> {
  const { now = '2026-11-23T12:00:00+08:00', settings, poolSize, ...given } = options;
  reading ??= readCatalogue(join(import.meta.dirname, '../..'));
  const { catalogue, faults } = await reading;
  const { orm, url } = await testDatabase(t, poolSize);
  const state = { now: new Date(now), told: [] as LiveEvent[] };
  const calendars = keepCalendars(() => orm.em.fork());
  await calendars.reload();
  const listeners = new Set<(event: LiveEvent) => void>();
  const hall: Hall = {
    now: () => new Date(state.now),
    log: quiet,
    orm,
    catalogue: () => catalogue,
    calendar: calendars.calendar,
    reloadCalendars: calendars.reload,
    freshenCalendars: calendars.freshen,
    providers: noProviders,
    files: await filesOf(t),
    engine: stubEngine(),
    settings: {
      publicUrl: 'http://hall.test',
      demo: true,
      demoPassword: 'demo',
      secret: 'a secret of a hall under test',
      messageTimeToLive: 3_600_000,
      ...settings,
    },
    // What is left in the outbox stays there for the test to see.
    sendOut: () => undefined,
    tell: (event) => {
      state.told.push(event);
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    faults: () => faults,
    guessLimit: guessLimitsInMemory(),
    pingRedis: async () => true,
    ...given,
  };
  return {
    hall,
    orm,
    databaseUrl: url,
    told: state.told,
    moveTo: (instant) => {
      state.now = new Date(instant);
    },
  };
}

async function filesOf(t: Scope): Promise<Disk> {
  const location = await mkdtemp(join(tmpdir(), 'lianban-files-'));
  t.teardown(() => rm(location, { recursive: true, force: true }));
  return new Disk(new FSDriver({ location, visibility: 'private' }));
}

function refuse(): never {
  throw new Error('this test was not given outer systems');
}

const noHouse = {
  createOrder: refuse,
  queryOrder: refuse,
  closeOrder: refuse,
  refund: refuse,
  queryRefund: refuse,
  readNotice: refuse,
  noticeAnswer: refuse,
};

/** For tests that must not reach outside; take `startTwins` of test/server/providers for those that do. */
export const noProviders: Providers = {
  payment: { alipay: { method: 'alipay', ...noHouse }, unionpay: { method: 'unionpay', ...noHouse } },
  delivery: {
    carrier: 'ems',
    createParcel: refuse,
    findParcel: refuse,
    track: refuse,
    readPush: refuse,
    pushAnswer: refuse,
  },
  registry: { look: refuse, verifyIdentity: refuse, verifyLegalPerson: refuse },
  notice: { send: refuse },
};
