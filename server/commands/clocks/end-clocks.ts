import type { EntityManager } from '@mikro-orm/postgresql';
import { Case, type Light } from '../../entities/case/case.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import type { Task } from '../../entities/task.ts';
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

/**
 * Ends the clock of a task and answers its light. Nothing can have changed since the clock was last looked at if it is not
 * due to be looked at yet: then one statement does it.
 */
export async function endTaskClock(hall: Hall, em: EntityManager, task: Pick<Task, 'id' | 'caseId'>): Promise<Light[]> {
  const now = hall.now();
  const ended = await em.execute<{ light: Light }[]>(
    `update clocks set ended_at = ?, next_check_at = null, revision = revision + 1
     where task_id = ? and ended_at is null and next_check_at > ? returning light`,
    [now, task.id, now],
  );
  if (ended.length > 0) return ended.map(({ light }) => light);
  return (await endClocks(hall, em, task.caseId, { taskId: task.id })).map(({ light }) => light);
}
