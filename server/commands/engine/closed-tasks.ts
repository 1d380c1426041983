import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobRecord } from '../../engine/contract.ts';
import { Branch } from '../../entities/case/branch.ts';
import { Task } from '../../entities/task.ts';
import { endClocks } from '../clocks/end-clocks.ts';
import type { Hall } from '../hall.ts';

/** The engine has ended these user tasks: by our completion, or by cancelling them with what they belonged to. */
export async function closeTasks(hall: Hall, em: EntityManager, jobs: readonly JobRecord[]): Promise<void> {
  if (jobs.length === 0) return;
  const completed = jobs.filter((job) => job.intent === 'completed').map((job) => job.jobKey);
  const cancelled = jobs.filter((job) => job.intent === 'canceled').map((job) => job.jobKey);
  if (completed.length > 0) {
    await em.execute("update tasks set state = 'done' where id = any(?::bigint[]) and state = 'completing'", [
      `{${completed.join(',')}}`,
    ]);
  }
  if (cancelled.length === 0) return;
  const tasks = await em.find(Task, { id: { $in: cancelled }, state: { $in: ['open', 'completing'] } });
  for (const task of tasks) {
    task.state = 'cancelled';
    task.completedAt = hall.now();
    await endClocks(hall, em, task.caseId, { taskId: task.id });
    const branch = await em.findOne(Branch, { caseId: task.caseId, taskId: task.id, state: 'open' });
    if (branch) branch.state = 'cancelled';
    hall.tell({ kind: 'task', department: task.department });
  }
}
