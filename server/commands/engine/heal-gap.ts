import { setTimeout as sleep } from 'node:timers/promises';
import type { Hall } from '../hall.ts';
import { sweepTasks } from './sweep-tasks.ts';

const tries = 10;
const longestWaitMs = 30_000;

/** The record stream may have lost records: sweeps until it succeeds; what is told meanwhile is swept in one more turn. */
export function gapHealer(hall: Hall): (reason: string) => void {
  let sweeping = false;
  let again = false;
  const sweep = async () => {
    do {
      again = false;
      await sweepPatiently(hall);
    } while (again);
    sweeping = false;
  };
  return (reason) => {
    hall.log.info({ reason }, 'records may be lost: sweeping for tasks');
    again = sweeping;
    if (sweeping) return;
    sweeping = true;
    void sweep();
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
