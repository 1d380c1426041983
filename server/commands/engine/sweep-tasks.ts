import type { EngineRecord, JobRecord, SweptTask } from '../../engine/contract.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { findInstances } from './instances.ts';
import { openTasks } from './opened-tasks.ts';

const lock = 5 * 60_000;

/**
 * Adds to the task list what the engine offers and the list lacks: after Redis lost records. Tasks that are listed
 * already stay as they are. Answers how many were found.
 */
export async function sweepTasks(hall: Hall): Promise<number> {
  const swept = await hall.engine.sweepUserTasks({ worker: 'sweep', timeoutMs: lock, max: 1000 });
  if (swept.length === 0) return 0;
  const records = swept.map((task) => recordOf(hall, task));
  await inTransaction(hall, async (em) => {
    const cases = await findInstances(em, records satisfies EngineRecord[]);
    await openTasks(
      hall,
      em,
      cases,
      records.filter((record) => cases.has(record.processInstanceKey)),
    );
  });
  return swept.length;
}

const recordOf = (hall: Hall, task: SweptTask): JobRecord => ({
  kind: 'job',
  intent: 'created',
  partition: 0,
  position: 0,
  at: hall.now(),
  jobKey: task.key,
  type: task.type,
  retries: task.retries,
  processInstanceKey: task.processInstanceKey,
  processDefinitionKey: task.processDefinitionKey,
  processId: task.processId,
  processVersion: 0,
  elementId: task.elementId,
  elementInstanceKey: task.elementInstanceKey,
  headers: task.headers,
  candidateGroups: task.candidateGroups,
  assignee: null,
  formKey: task.formKey,
  errorCode: '',
  errorMessage: '',
});
