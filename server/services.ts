import { join, resolve } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { Redis } from 'ioredis';
import pino from 'pino';
import { workers } from '../workers/index.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { Fault } from './catalogue/fault.ts';
import { lintCatalogue } from './catalogue/lint/lint-catalogue.ts';
import { readCatalogue } from './catalogue/read.ts';
import type { Hall } from './commands/hall.ts';
import { openOutlet } from './commands/outbox/relay-outbox.ts';
import type { Config } from './config.ts';
import { type EngineClock, engineClock } from './engine/clock.ts';
import { createEngine } from './engine/engine.ts';
import { connectDatabase } from './entities/orm.ts';
import { keepCalendars } from './entities/supervision/kept-calendars.ts';
import { guessLimits } from './guess-limits.ts';
import { liveEvents } from './live-events.ts';
import { logOptions } from './log.ts';
import type { Providers } from './providers/index.ts';
import { createQueues, type Queues } from './queues/index.ts';

export type Addresses = {
  databaseUrl: string;
  redisUrl: string;
  zeebeAddress: string;
  zeebeManagementUrl: string | undefined;
};

export type Services = {
  hall: Hall;
  queues: Queues;
  /** Moves the hall's clock with the engine's; only where the engine lets itself be moved. */
  clock: HallClock;
  /** Puts in a catalogue that has just been read, with what is wrong with it. */
  offer(catalogue: Catalogue, faults: readonly Fault[]): void;
  close(): Promise<void>;
};

export type HallClock = { now(): Date; set(offsetMs: number): void; engine: EngineClock | undefined };

export const projectRoot = resolve(import.meta.dirname, '..');

/** Puts the parts together: the only place that knows them all. */
export async function createServices(
  config: Config,
  addresses: Addresses,
  makeProviders: (now: () => Date, log: Hall['log']) => Promise<Providers>,
): Promise<Services> {
  const log = pino(
    logOptions(config.logLevel),
    pino.destination({ dest: join(config.dataDirectory, 'hall.log'), mkdir: true, sync: false, mode: 0o600 }),
  );
  const clock = hallClock(addresses.zeebeManagementUrl);
  const orm = await connectDatabase(addresses.databaseUrl);
  const redis = new Redis(addresses.redisUrl, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
    // Nobody waits for a Redis that stands still; each of its uses knows what to do without.
    commandTimeout: 2_000,
  });
  redis.on('error', () => undefined);
  await redis.connect().catch(() => undefined);
  const queues = createQueues(addresses.redisUrl, { log });
  const engine = createEngine({ address: addresses.zeebeAddress, log });
  const given = new Map(workers.map(({ type, gives }) => [type, gives]));
  const reading = await lintCatalogue(await readCatalogue(config.catalogueRoot ?? projectRoot, { workers: given }));
  const state = {
    catalogue: reading.catalogue,
    faults: reading.faults,
  };
  const calendars = keepCalendars(() => orm.em.fork());
  await calendars.reload().catch(() => undefined);
  const live = liveEvents(redis, log);
  const outlet = openOutlet();
  const hall: Hall = {
    now: clock.now,
    log,
    orm,
    catalogue: () => state.catalogue,
    calendar: calendars.calendar,
    reloadCalendars: calendars.reload,
    freshenCalendars: calendars.freshen,
    providers: await makeProviders(clock.now, log),
    files: new Disk(new FSDriver({ location: resolve(config.dataDirectory, 'files'), visibility: 'private' })),
    engine,
    settings: {
      publicUrl: config.publicUrl,
      demo: !config.production && config.sampleAccounts,
      demoPassword: config.demoPassword,
      secret: config.sessionSecret,
      // What is sent twice is sent within a minute or two. A start that found nobody cannot be told again while it is kept.
      messageTimeToLive: 10 * 60_000,
    },
    sendOut: (messages) => outlet.send(hall, messages),
    tell: live.tell,
    subscribe: live.subscribe,
    faults: () => state.faults,
    guessLimit: guessLimits(redis),
    pingRedis: () =>
      redis.ping().then(
        (answer) => answer === 'PONG',
        () => false,
      ),
  };
  return {
    hall,
    queues,
    clock,
    offer: (catalogue, faults) => Object.assign(state, { catalogue, faults }),
    close: async () => {
      await queues.close();
      await engine.close();
      live.close();
      redis.disconnect();
      await orm.close();
      log.flush();
    },
  };
}

function hallClock(managementUrl: string | undefined): HallClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    set: (offsetMs) => {
      offset = offsetMs;
    },
    engine: managementUrl === undefined ? undefined : engineClock(managementUrl),
  };
}
