import { setTimeout as sleep } from 'node:timers/promises';
import type { Hall } from '../hall.ts';
import { sweepTasks } from './sweep-tasks.ts';

const tries = 10;
const longestWaitMs = 30_000;
/** What was still being told to the engine, or written by its exporter, while the first sweep looked, is settled by then. */
const usuallySettledMs = 20_000;

/**
 * The record stream may have lost records: sweeps until it succeeds, and once more when all is settled. What is told
 * while a sweep runs is swept in one more turn.
 */
export function gapHealer(hall: Hall, settledMs = usuallySettledMs): (reason: string) => void {
  let sweeping = false;
  let again = false;
  let later: NodeJS.Timeout | undefined;
  const sweep = async () => {
    do {
      again = false;
      await sweepPatiently(hall);
    } while (again);
    sweeping = false;
  };
  const turn = () => {
    again = sweeping;
    if (sweeping) return;
    sweeping = true;
    void sweep();
  };
  return (reason) => {
    hall.log.info({ reason }, 'records may be lost: sweeping for tasks');
    clearTimeout(later);
    later = setTimeout(turn, settledMs).unref();
    turn();
  };
}

async function sweepPatiently(hall: Hall): Promise<void> {
  for (let failures = 0; failures < tries; failures += 1) {
    try {
      const offered = await sweepTasks(hall);
      hall.log.info({ offered }, 'swept after a gap');
      return;
    } catch (error) {
      hall.log.warn({ err: error, failures: failures + 1 }, 'sweep failed and is tried again');
      await sleep(Math.min(longestWaitMs, 500 * 2 ** failures), undefined, { ref: false });
    }
  }
  hall.log.error('sweep given up; its own turn comes within minutes');
}
