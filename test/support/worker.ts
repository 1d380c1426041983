import type { ExecutionContext, TestFn } from 'ava';
import type { Hall } from '../../server/commands/hall.ts';
import type { ActivatedJob, Subscription, Variables } from '../../server/engine/contract.ts';
import type { WorkerDefinition } from '../../server/engine/define-worker.ts';
import { runWorkers } from '../../server/engine/run-workers.ts';
import { TimelineEntry } from '../../server/entities/case/timeline-entry.ts';
import { engineKey } from './build.ts';
import type { Scope } from './database.ts';
import { quiet } from './engine.ts';
import { type HallOptions, type TestHall, testHall } from './hall.ts';
import { stubEngine } from './stub-engine.ts';

export type Handed = {
  variables: Variables;
  headers?: Record<string, string>;
  /** Its element instance: the same over every repeat of a job. */
  element?: string;
  /** Tries left; as many as the worker takes unless told. */
  retries?: number;
};

/** What the engine was answered. */
export type Answer =
  | { kind: 'completed'; variables: Variables }
  | { kind: 'failed'; retries: number; message: string; backoffMs: number }
  | { kind: 'error'; code: string; message: string };

export type Bench = {
  hall(): Hall;
  moveTo(instant: string): void;
  /** The engine's side of one job: offers it, and gives what it was answered. */
  hand(job: Handed): Promise<Answer>;
  /** The same job twice, as after an answer that was lost on the way: both answers are one, which is given. */
  handTwice(t: ExecutionContext, job: Handed): Promise<Variables>;
  /**
   * The job while PostgreSQL has lost one of its tables, and then again: it fails with a try less, and completes
   * afterwards. `meanwhile` looks at what the failure has left behind. Only in serial tests: the hall is the file's.
   */
  failOnce(t: ExecutionContext, job: Handed, table: string, meanwhile: () => Promise<unknown>): Promise<Variables>;
};

/** A hall for all tests of a file, and one worker in it, run as the hall itself runs it, with the engine's side played. */
export function benchOf(
  test: TestFn,
  worker: WorkerDefinition<Hall>,
  options: (scope: Scope) => Promise<HallOptions> = async () => ({}),
): Bench {
  const ends: (() => Promise<void>)[] = [];
  const state: { tested?: TestHall } = {};
  test.before(async () => {
    const scope: Scope = { teardown: (end) => void ends.push(end) };
    state.tested = await testHall(scope, await options(scope));
  });
  test.after.always(async () => {
    for (const end of ends) await end();
  });
  const tested = () => {
    if (!state.tested) throw new Error('the hall of this file did not start');
    return state.tested;
  };
  const hall = () => tested().hall;
  const hand = (job: Handed) => handTo(hall(), worker, job);
  return {
    hall,
    moveTo: (instant) => tested().moveTo(instant),
    hand,
    async handTwice(t, job) {
      const same = { element: engineKey(), ...job };
      const first = await hand(same);
      t.deepEqual(await hand(same), first);
      return completed(first);
    },
    async failOnce(t, job, table, meanwhile) {
      const same = { element: engineKey(), ...job };
      const failed = await withoutTable(hall(), table, () => hand(same));
      t.like(failed, { kind: 'failed', retries: worker.attempts - 1 });
      await meanwhile();
      return completed(await hand({ ...same, retries: worker.attempts - 1 }));
    },
  };
}

/** What happened to a case, by kind, in order. */
export const happened = async (hall: Hall, caseId: string): Promise<string[]> =>
  (await hall.orm.em.fork().find(TimelineEntry, { caseId }, { orderBy: { at: 'asc' } })).map(({ kind }) => kind);

export function completed(answer: Answer): Variables {
  if (answer.kind !== 'completed') throw new Error(`not completed: ${JSON.stringify(answer)}`);
  return answer.variables;
}

/** Offers a worker one job as the engine does: with the variables that it asks for and no others, and without headers that are empty. */
async function handTo(hall: Hall, worker: WorkerDefinition<Hall>, job: Handed): Promise<Answer> {
  const answers: Answer[] = [];
  const take = async (answer: Answer) => {
    answers.push(answer);
    return 'done' as const;
  };
  const subscribed: Subscription[] = [];
  const engine = stubEngine({
    completeJob: (_, variables) => take({ kind: 'completed', variables }),
    failJob: (_, failure) => take({ kind: 'failed', ...failure }),
    throwError: (_, code, message) => take({ kind: 'error', code, message }),
    subscribe: (subscription) => {
      subscribed.push(subscription);
      return { close: async () => undefined };
    },
  });
  runWorkers(engine, [worker], hall, { log: quiet });
  for (const { handle, fetch } of subscribed) await handle(jobOf(worker, job, fetch));
  const [answer] = answers;
  if (!answer || answers.length > 1) throw new Error(`the engine was answered ${answers.length} times`);
  return answer;
}

function jobOf({ type, attempts }: WorkerDefinition<Hall>, job: Handed, fetch: readonly string[]): ActivatedJob {
  const { variables, headers = {}, element = engineKey(), retries = attempts } = job;
  return {
    key: engineKey(),
    type,
    retries,
    processId: 'food-business-licence',
    processInstanceKey: engineKey(),
    processDefinitionKey: engineKey(),
    elementId: type,
    elementInstanceKey: element,
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => fetch.includes(name))),
  };
}

async function withoutTable<T>(hall: Hall, table: string, work: () => Promise<T>): Promise<T> {
  const em = hall.orm.em.fork();
  await em.execute(`alter table ${table} rename to ${table}_away`);
  return await work().finally(() => em.execute(`alter table ${table}_away rename to ${table}`));
}
