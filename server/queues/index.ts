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
  /** Works the jobs in this process; of several processes one takes each turn. */
  work(hall: Hall): Promise<void>;
  close(): Promise<void>;
};

const forget = { removeOnComplete: true, removeOnFail: 20 };
const longestCloseMs = 8_000;

export function createQueues(redisUrl: string, options: { prefix?: string; log: Hall['log'] }): Queues {
  const queues = new Map(
    jobs.map((job) => [job.name, new Bull(job.name, redisUrl, { prefix: options.prefix ?? 'lianban' })]),
  );
  for (const queue of queues.values())
    queue.on('error', (error) => options.log.debug({ err: error }, 'queue connection'));
  return {
    work: (hall) => work(queues, hall),
    close: async () => {
      const closed = [...queues.values()].map((queue) => queue.close().catch(() => undefined));
      // A queue whose Redis was killed under it may wait for ever. What it leaves undone is in the database, and found again.
      await Promise.race([Promise.all(closed), sleep(longestCloseMs, undefined, { ref: false })]);
    },
  };
}

async function work(queues: ReadonlyMap<string, Bull.Queue>, hall: Hall): Promise<void> {
  for (const job of jobs) {
    const queue = queues.get(job.name);
    if (!queue) continue;
    queue.on('failed', (_, error) =>
      hall.log.error({ err: error, job: job.name }, 'job failed; its next turn tries again'),
    );
    const run: Bull.ProcessPromiseFunction<unknown> = async () => void (await job.run(hall));
    // Ends with the queue; what goes wrong in a job is told above.
    void queue.process(run);
    await queue.add({}, { ...forget, repeat: { every: job.everyMs } });
  }
}
