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

  const once = async () => {
    const room = subscription.maxJobs - running.size;
    // Asking for single jobs costs as much as asking for many: wait until a quarter is free.
    if (room < Math.max(1, subscription.maxJobs / 4)) return await Promise.race(running);
    activating = await activateJobs(client, activation(subscription, room), onJobs);
    if (closing.signal.aborted) activating.cancel();
    await activating.ended;
  };
  const polling = again(once, closing.signal, (error, failures) =>
    log[failures === 0 ? 'warn' : 'debug']({ err: error, type: subscription.type }, 'no jobs: the engine is away'),
  );

  return {
    close: async () => {
      closing.abort();
      activating?.cancel();
      await Promise.race([polling, sleep(1_000, undefined, { ref: false })]);
      await Promise.race([Promise.allSettled(running), sleep(closingMs, undefined, { ref: false })]);
    },
  };
}

/** Repeats until closed; after a failure with growing waits. */
async function again(
  once: () => Promise<void>,
  closing: AbortSignal,
  tell: (error: unknown, failures: number) => void,
): Promise<void> {
  let failures = 0;
  while (!closing.aborted) {
    try {
      await once();
      failures = 0;
    } catch (error) {
      if (closing.aborted) return;
      tell(error, failures);
      await sleep(Math.min(longestWaitMs, 50 * 2 ** failures), undefined, { signal: closing }).catch(() => {});
      failures += 1;
    }
  }
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
