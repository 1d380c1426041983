import { setTimeout as sleep } from 'node:timers/promises';
import Bull from 'bull';
import type { Hall } from '../commands/hall.ts';
import { askOuterSystems } from './ask-outer-systems.ts';
import { cleanUp } from './clean-up.ts';
import type { QueueJob } from './define-job.ts';
import { relayOutbox } from './relay-outbox.ts';
import { sealAudit } from './seal-audit.ts';
import { sweepTasks } from './sweep-tasks.ts';
import { watchClocks } from './watch-clocks.ts';

/** Every background job of the hall. */
export const jobs: readonly QueueJob[] = [relayOutbox, watchClocks, sealAudit, askOuterSystems, sweepTasks, cleanUp];

export type Queues = {
  /** Works the jobs in this process too; without it the process only wakes others. */
  work(hall: Hall): Promise<void>;
  /** Runs a job as soon as somebody can. Many calls at once are one. */
  wake(name: string): void;
  close(): Promise<void>;
};

const forget = { removeOnComplete: true, removeOnFail: 20 };
/** A wake-up that nobody has heard for so long may be sent again. */
const deafMs = 100;
const longestCloseMs = 8_000;

export function createQueues(redisUrl: string, options: { prefix?: string; log: Hall['log'] }): Queues {
  const queues = new Map(
    jobs.map((job) => [job.name, new Bull(job.name, redisUrl, { prefix: options.prefix ?? 'lianban' })]),
  );
  const asked = new Set<string>();
  for (const queue of queues.values())
    queue.on('error', (error) => options.log.debug({ err: error }, 'queue connection'));
  return {
    work: (hall) => work(queues, asked, hall),
    wake: (name) => {
      if (asked.has(name)) return;
      asked.add(name);
      setTimeout(() => asked.delete(name), deafMs).unref();
      queues
        .get(name)
        ?.add({}, forget)
        .catch((error: unknown) => options.log.warn({ err: error, name }, 'wake-up lost; the next turn finds it'));
    },
    close: async () => {
      const closed = [...queues.values()].map((queue) => queue.close().catch(() => undefined));
      // A queue whose Redis was killed under it may wait for ever. What it leaves undone is in the database, and found again.
      await Promise.race([Promise.all(closed), sleep(longestCloseMs, undefined, { ref: false })]);
    },
  };
}

async function work(queues: ReadonlyMap<string, Bull.Queue>, asked: Set<string>, hall: Hall): Promise<void> {
  for (const job of jobs) {
    const queue = queues.get(job.name);
    if (!queue) continue;
    const run: Bull.ProcessPromiseFunction<unknown> = async () => {
      // From here on a new commit is not seen by this run for certain, so it may ask for another.
      asked.delete(job.name);
      await job.run(hall);
    };
    queue.on('failed', (_, error) =>
      hall.log.error({ err: error, job: job.name }, 'job failed; its next turn tries again'),
    );
    // Ends with the queue; what goes wrong in a job is told above.
    void queue.process(job.concurrency, run);
    await queue.add({}, { ...forget, repeat: { every: job.everyMs } });
  }
}
