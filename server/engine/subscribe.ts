import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ZBClient } from 'zeebe-node';
import { type Activating, activateJobs } from './activate-jobs.ts';
import type { ActivatedJob, Subscription } from './contract.ts';

const longPollMs = 30_000;
const longestWaitMs = 5_000;
/** Jobs in hand when closing get so long to end. */
const closingMs = 15_000;

/** Asks for jobs of one type again and again, as many as there is room for, until closed. */
export function subscribe(client: ZBClient, subscription: Subscription, log: Logger): { close(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  let activating: Activating | undefined;

  const onJobs = (jobs: ActivatedJob[]) => {
    for (const job of jobs) {
      const work = subscription
        .handle(job)
        .catch((error: unknown) => log.error({ err: error, job: job.key, type: job.type }, 'job handler failed'))
        .finally(() => running.delete(work));
      running.add(work);
    }
  };

  const poll = async () => {
    let failures = 0;
    while (!closing.signal.aborted) {
      const room = subscription.maxJobs - running.size;
      // Asking for single jobs costs as much as asking for many: wait until a quarter is free.
      if (room < Math.max(1, subscription.maxJobs / 4)) {
        await Promise.race(running);
        continue;
      }
      try {
        activating = await activateJobs(client, activation(subscription, room), onJobs);
        await activating.ended;
        failures = 0;
      } catch (error) {
        if (closing.signal.aborted) return;
        log[failures === 0 ? 'warn' : 'debug']({ err: error, type: subscription.type }, 'no jobs: the engine is away');
        await sleep(Math.min(longestWaitMs, 50 * 2 ** failures), undefined, { signal: closing.signal }).catch(() => {});
        failures += 1;
      }
    }
  };
  const polling = poll();

  return {
    close: async () => {
      closing.abort();
      activating?.cancel();
      await Promise.race([Promise.allSettled([...running, polling]), sleep(closingMs, undefined, { ref: false })]);
    },
  };
}

function activation({ type, worker, timeoutMs, fetch }: Subscription, room: number) {
  return {
    type,
    worker,
    maxJobsToActivate: room,
    timeout: timeoutMs,
    requestTimeout: longPollMs,
    // An empty list would fetch every variable.
    fetchVariable: fetch.length > 0 ? fetch : ['none'],
  };
}
