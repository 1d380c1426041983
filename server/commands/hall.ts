import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeadlockException, type EntityManager, type MikroORM, OptimisticLockError } from '@mikro-orm/postgresql';
import type { Disk } from 'flydrive';
import type { Logger } from 'pino';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Fault } from '../catalogue/fault.ts';
import type { Calendar } from '../domain/clock/calendar.ts';
import type { Engine } from '../engine/contract.ts';
import { isStalePlan } from '../entities/database/prepared-statements.ts';
import type { OutboxMessage } from '../entities/engine/outbox.ts';
import type { Providers } from '../providers/index.ts';
import { addRow, collectRows, writeRows } from './added-rows.ts';
import { answerCommitted, answerWithin } from './answering.ts';
import { newId } from './id.ts';

/** `calendar` and `clock` are for the hall's other processes: they look at the tables again. */
export const liveKinds = ['board', 'card', 'incident', 'task', 'calendar', 'clock'] as const;

/** What pages and other processes are told while it happens; a hint to look, never the fact itself. */
export type LiveEvent = { kind: (typeof liveKinds)[number]; department?: string | undefined };

/** Everything that a command may use. Made in one place (services.ts), handed in, never imported. */
export type Hall = {
  /** The hall's clock. Rules never ask the machine's. */
  now(): Date;
  log: Logger;
  orm: MikroORM;
  /** As it stands now: a deployment from the Studio changes it. */
  catalogue(): Catalogue;
  calendar(area: string): Calendar;
  reloadCalendars(): Promise<void>;
  /** Reads the calendars again if they have changed; before deadlines are reckoned by what may be old. */
  freshenCalendars(): Promise<void>;
  providers: Providers;
  files: Disk;
  engine: Engine;
  settings: HallSettings;
  /** Sends what a commit has just left in the outbox. What is lost on the way, the relay finds. */
  sendOut(messages: readonly LeftMessage[]): void;
  tell(event: LiveEvent): void;
  /** Hears every event, of this process and of the others, until the returned function is called. */
  subscribe(listener: (event: LiveEvent) => void): () => void;
  /** What is wrong with the folders of processes/; the hall runs with the others. */
  faults(): readonly Fault[];
  /** Counts wrong guesses at a secret, and requests, by name: so many in so many seconds, for all processes of the hall together. */
  guessLimit(name: string, points: number, seconds: number): RateLimiterAbstract;
  pingRedis(): Promise<boolean>;
};

export type HallSettings = {
  publicUrl: string;
  demo: boolean;
  demoPassword: string;
  /** Of the hall alone; what lies in tables and is told once is sealed with it. The same in all of its processes. */
  secret: string;
  /** For so long the engine keeps a start message and refuses a repeat, ms; past it the relay asks the tables first. */
  messageTimeToLive: number;
};

/** A message of a transaction's, for whoever sends it once that is committed. */
export type LeftMessage = { id: string; message: OutboxMessage };

const left = new WeakMap<EntityManager, LeftMessage[]>();

/** How often a command is begun when PostgreSQL ends it, by no fault of its own. */
const attempts = 3;

/**
 * Runs one command's changes in one transaction; the messages that it left go out when it is committed. Of two commands
 * that want each other's rows PostgreSQL ends one, and one whose tables were just changed under it; one that finds a row
 * newer than it had read it ends by itself. Nothing of it has happened, so it is simply done again.
 */
export async function inTransaction<T>(hall: Hall, work: (em: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(hall, work);
    } catch (error) {
      if (!canBeDoneAgain(error) || attempt === attempts) throw error;
      // The other one is let go first; begun again at once, it could meet it once more.
      await sleep(randomInt(10, 60));
    }
  }
}

const canBeDoneAgain = (error: unknown): boolean =>
  error instanceof DeadlockException || error instanceof OptimisticLockError || isStalePlan(error);

async function attemptOnce<T>(hall: Hall, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const messages: LeftMessage[] = [];
  const result = await hall.orm.em.fork().transactional(async (em) => {
    collectRows(em);
    left.set(em, messages);
    const value = await work(em);
    await writeRows(em);
    await answerWithin(em, value);
    return value;
  });
  answerCommitted();
  if (messages.length > 0) hall.sendOut(messages);
  return result;
}

/** The process that has committed a message sends it; the relay takes it for lost after so long, ms. */
const lease = 15_000;

/** Leaves a message in the outbox, to go out once the transaction has been committed. `dueAt` delays it. */
export function send(hall: Hall, em: EntityManager, message: OutboxMessage, dueAt?: Date): void {
  const id = newId();
  const now = hall.now();
  addRow(em, 'outbox', { id, message, due_at: dueAt ?? new Date(now.getTime() + lease), created_at: now });
  if (!dueAt) left.get(em)?.push({ id, message });
}
