import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from '../../entities/case.ts';
import { Clock } from '../../entities/clock.ts';
import type { Hall } from '../hall.ts';
import { refreshClock } from './clock-keeper.ts';
import { warnOfClock } from './warn-of-clock.ts';

/**
 * Ends running clocks of a case: all of them, those of the kinds, or those of a task. One that is overdue gets its card
 * now at the latest: what a diagram's timer ends at the very limit, the watch may never have seen.
 */
export async function endClocks(
  hall: Hall,
  em: EntityManager,
  caseId: string,
  which: { kinds?: string[]; taskId?: string } = {},
): Promise<Clock[]> {
  const clocks = await em.find(Clock, {
    caseId,
    endedAt: null,
    ...(which.kinds ? { kind: { $in: which.kinds } } : {}),
    ...(which.taskId ? { taskId: which.taskId } : {}),
  });
  for (const clock of clocks) {
    const reckoning = refreshClock(hall, clock);
    if (reckoning.overdue) {
      await warnOfClock(hall, em, await em.findOneOrFail(Case, { id: caseId }), { clock, reckoning });
    }
    clock.endedAt = hall.now();
    clock.nextCheckAt = null;
  }
  return clocks;
}
