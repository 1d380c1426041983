import { setTimeout as sleep } from 'node:timers/promises';
import Bull from 'bull';
import type { Hall } from '../commands/hall.ts';
import { askOuterSystems } from './ask-outer-systems.ts';
import { checkAudit } from './check-audit.ts';
import { cleanUp } from './clean-up.ts';
import type { QueueJob } from './define-job.ts';
import { relayOutbox } from './relay-outbox.ts';
import { repeatFacts } from './repeat-facts.ts';
import { sealAudit } from './seal-audit.ts';
import { startWaitingCases } from './start-waiting-cases.ts';
import { sweepTasks } from './sweep-tasks.ts';
import { watchClocks } from './watch-clocks.ts';

/** Every background job of the hall. */
export const jobs: readonly QueueJob[] = [
  relayOutbox,
  watchClocks,
  sealAudit,
  checkAudit,
  askOuterSystems,
  sweepTasks,
  startWaitingCases,
  repeatFacts,
  cleanUp,
];

export type Queues = {
  /** Works the jobs in this process; of several processes one takes each turn. */
  work(hall: Hall): Promise<void>;
  close(): Promise<void>;
};

const forget = { removeOnComplete: true, removeOnFail: 20 };
const longestCloseMs = 8_000;
/** How often each job's repetition is made sure of. */
const assureMs = 10_000;
const connection = {
  // Bull's own waits grow to 20 s: the hall would stand still for as long after Redis has come back.
  retryStrategy: (times: number) => Math.min(50 * 2 ** times, 1_000),
  // A host that vanished without a word is noticed, not waited for.
  keepAlive: 10_000,
};
const settings = { retryProcessDelay: 1_000 };

/** Opens the queues of all jobs, under a prefix of their own for halls side by side on one Redis. Without Redis they wait. */
export function createQueues(redisUrl: string, options: { prefix?: string; log: Hall['log'] }): Queues {
  const { prefix = 'lianban' } = options;
  const queues = new Map(
    jobs.map((job) => [job.name, new Bull(job.name, redisUrl, { prefix, redis: connection, settings })]),
  );
  const closing = new AbortController();
  for (const queue of queues.values())
    queue.on('error', (error) => options.log.debug({ err: error }, 'queue connection'));
  return {
    work: (hall) => work(queues, closing.signal, hall),
    close: async () => {
      closing.abort();
      const closed = [...queues.values()].map((queue) => queue.close().catch(() => undefined));
      // A queue whose Redis was killed under it may wait for ever. What it leaves undone is in the database, and found again.
      await Promise.race([Promise.all(closed), sleep(longestCloseMs, undefined, { ref: false })]);
    },
  };
}

async function work(queues: ReadonlyMap<string, Bull.Queue>, closing: AbortSignal, hall: Hall): Promise<void> {
  for (const job of jobs) {
    const queue = queues.get(job.name);
    if (!queue) continue;
    queue.on('failed', (_, error) =>
      hall.log.error({ err: error, job: job.name }, 'job failed; its next turn tries again'),
    );
    const run: Bull.ProcessPromiseFunction<unknown> = async () => void (await job.run(hall));
    // Ends with the queue; what goes wrong in a job is told above.
    void queue.process(run);
  }
  await repeatAll(queues);
  void assureRepetition(queues, closing, hall.log);
}

/** Each job's next turn. One that is there already stays as it is: its id is its time. */
const repeatAll = (queues: ReadonlyMap<string, Bull.Queue>): Promise<unknown> =>
  Promise.all(jobs.map(({ name, everyMs }) => queues.get(name)?.add({}, { ...forget, repeat: { every: everyMs } })));

/** Each turn of a repeated job orders the next: one turn lost with Redis, or given up as stalled, would be the last. */
async function assureRepetition(
  queues: ReadonlyMap<string, Bull.Queue>,
  closing: AbortSignal,
  log: Hall['log'],
): Promise<void> {
  while (!closing.aborted) {
    await sleep(assureMs, undefined, { signal: closing, ref: false }).catch(() => undefined);
    if (closing.aborted) return;
    await repeatAll(queues).catch((error: unknown) =>
      log.debug({ err: error }, 'repetition could not be made sure of'),
    );
  }
}
