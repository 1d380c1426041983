import type { Logger } from 'pino';
import { withoutRow } from '../domain/fault-text.ts';
import type { ActivatedJob, Engine } from './contract.ts';
import type { WorkerDefinition } from './define-worker.ts';
import { BusinessError, NoRetryHelps, WorkOver } from './errors.ts';
import { untilAnswered } from './until-answered.ts';

export type RunningWorkers = { close(): Promise<void> };

export type RunOptions = {
  log: Logger;
  /** Jobs of one type in hand at once; default 32. */
  maxJobs?: number;
  /** Whom the engine's records name as the worker. */
  name?: string;
  /** Added to every job type: halls side by side on one engine, as in tests, must not take each other's jobs. */
  suffix?: string;
};

/** Until then the engine has cancelled a job whose work is over; if not, it is looked at again. */
const overMs = 300_000;

/** Works every definition's jobs until `close()`, which waits for the jobs in hand. */
export function runWorkers<Hall>(
  engine: Engine,
  definitions: readonly WorkerDefinition<Hall>[],
  hall: Hall,
  options: RunOptions,
): RunningWorkers {
  const subscriptions = definitions.map((definition) => {
    const inHand = new Set<string>();
    return engine.subscribe({
      type: definition.type + (options.suffix ?? ''),
      worker: options.name ?? 'lianban',
      fetch: definition.fetch,
      maxJobs: options.maxJobs ?? 32,
      timeoutMs: definition.timeoutMs,
      handle: async (job) => {
        // Offered again because its time ran out while we still work on it: answering once is enough.
        if (inHand.has(job.key)) return;
        inHand.add(job.key);
        await work(engine, definition, hall, job, options.log).finally(() => inHand.delete(job.key));
      },
    });
  });
  return { close: async () => void (await Promise.all(subscriptions.map((subscription) => subscription.close()))) };
}

async function work<Hall>(
  engine: Engine,
  definition: WorkerDefinition<Hall>,
  hall: Hall,
  job: ActivatedJob,
  log: Logger,
): Promise<void> {
  const about = { job: job.key, type: job.type, process: job.processId, element: job.elementId };
  try {
    const answer = await answerOf(engine, definition, hall, job, log.child(about));
    const outcome = await untilAnswered(answer);
    if (outcome === 'gone') log.debug(about, 'job was already answered or cancelled');
  } catch (error) {
    // The engine cannot be reached: it offers the job again after its time, and the effect is guarded by its idempotency key.
    log.warn({ ...about, err: error }, 'job could not be answered; it will be offered again');
  }
}

async function answerOf<Hall>(
  engine: Engine,
  definition: WorkerDefinition<Hall>,
  hall: Hall,
  job: ActivatedJob,
  log: Logger,
) {
  try {
    const output = await definition.run(job, hall);
    return () => engine.completeJob(job.key, output);
  } catch (error) {
    const message = withoutRow(error instanceof Error ? error.message : String(error));
    if (error instanceof BusinessError) return () => engine.throwError(job.key, error.code, message);
    // No retry is used up: an incident would call a supervisor to what ends by itself.
    if (error instanceof WorkOver)
      return () => engine.failJob(job.key, { retries: job.retries, message, backoffMs: overMs });
    const left = Math.min(job.retries, definition.attempts);
    const retries = error instanceof NoRetryHelps ? 0 : Math.max(0, left - 1);
    const backoffMs = definition.backoffMs(definition.attempts - retries);
    log.warn({ err: error, retries }, 'job failed');
    return () => engine.failJob(job.key, { retries, message, backoffMs });
  }
}
