import type { EntityManager } from '@mikro-orm/postgresql';
import type { EngineRecord, JobRecord, SweptTask } from '../../engine/contract.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { findInstances, storeFoundInstances } from './instances.ts';
import { openTasks } from './opened-tasks.ts';

/** What was swept once is in the list; sweeping it again only costs the engine. Where a day is not over, only what is new is swept. */
const lock = 24 * 3_600_000;
const batch = 500;

/**
 * Heals the read model after Redis lost records, from what the engine and the database still know: adds to the task list
 * what the engine offers and the list lacks, and ends what the end of its case or the engine's own answer has ended. What
 * is there already stays as it is. Answers how many tasks the engine offered.
 */
export async function sweepTasks(hall: Hall): Promise<number> {
  let count = 0;
  for (let found = batch; found >= batch; count += found) {
    const swept = await hall.engine.sweepUserTasks({ worker: 'sweep', timeoutMs: lock, max: batch });
    found = swept.length;
    if (found > 0) await storeOrRelease(hall, swept);
  }
  await inTransaction(hall, (em) => endLeftovers(hall, em));
  return count;
}

async function storeOrRelease(hall: Hall, swept: readonly SweptTask[]): Promise<void> {
  try {
    await store(hall, swept);
  } catch (error) {
    // Still locked, they would be found only when the day is over.
    const release = { message: 'swept, but could not be stored', backoffMs: 0 };
    await Promise.allSettled(swept.map(({ key, retries }) => hall.engine.failJob(key, { ...release, retries })));
    throw error;
  }
}

function store(hall: Hall, swept: readonly SweptTask[]): Promise<void> {
  const records = swept.map((task) => recordOf(hall, task));
  return inTransaction(hall, async (em) => {
    // The reader of the record stream may be about to store the same tasks.
    await em.execute('select 1 from exporter_positions for update');
    await storeFoundInstances(em, swept, hall.now());
    const cases = await findInstances(em, records satisfies EngineRecord[]);
    await openTasks(
      hall,
      em,
      cases,
      records.filter((record) => cases.has(record.processInstanceKey)),
    );
  });
}

/**
 * What an ended case has left open, and tasks whose completion the engine has taken: the record that says so is lost, or
 * just on its way.
 */
async function endLeftovers(hall: Hall, em: EntityManager): Promise<void> {
  const since = new Date(hall.now().getTime() - 24 * 3_600_000);
  await em.execute(
    `update tasks t set state = 'done' where t.state = 'completing'
     and t.case_id in (select id from cases where ended_at is null union all select id from cases where ended_at > ?)
     and not exists (select 1 from outbox o where o.message->>'jobKey' = t.id::text)`,
    [since],
  );
  await em.execute(
    `update tasks t set state = 'cancelled', completed_at = c.ended_at from cases c
     where t.case_id = c.id and t.state = 'open' and c.ended_at > ?`,
    [since],
  );
  await em.execute(
    `update element_instances e set state = 'completed', ended_at = c.ended_at
     from process_instances i join cases c on c.id = i.case_id
     where e.process_instance_key = i.key and e.state = 'active' and i.state = 'running' and c.ended_at > ?`,
    [since],
  );
  await em.execute(
    `update process_instances i set state = 'completed', ended_at = c.ended_at from cases c
     where i.case_id = c.id and i.state = 'running' and c.ended_at > ?`,
    [since],
  );
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
