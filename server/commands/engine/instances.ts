import type { EntityManager } from '@mikro-orm/postgresql';
import type { ElementRecord, EngineRecord, MessageStartRecord } from '../../engine/contract.ts';

/** Process instance key → case, for the instances that belong to a case. */
export type InstanceCases = Map<string, string>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Stores instances as they start and end. The case of an instance is known by the start message's correlation key, of
 * a called one by its caller; either record may come first, so each fills in what it knows.
 */
export async function storeInstances(
  em: EntityManager,
  starts: readonly MessageStartRecord[],
  elements: readonly ElementRecord[],
): Promise<void> {
  await storeCases(
    em,
    starts.filter(({ correlationKey }) => uuid.test(correlationKey)),
  );
  const processes = elements.filter(({ elementType }) => elementType === 'PROCESS');
  // One by one: a called instance takes its case from its caller, which may stand just before it.
  for (const record of processes.filter(({ intent }) => intent === 'activated')) await storeStart(em, record);
  await storeEnds(
    em,
    processes.filter(({ intent }) => intent !== 'activated'),
  );
}

async function storeCases(em: EntityManager, starts: readonly MessageStartRecord[]): Promise<void> {
  if (starts.length === 0) return;
  const rows = starts.map((start) => ({
    key: start.processInstanceKey,
    case_id: start.correlationKey,
    process_id: start.processId,
    at: start.at,
  }));
  await em.execute(
    `with started as (
       select * from jsonb_to_recordset(?::jsonb) as r(key bigint, case_id uuid, process_id text, at timestamptz)),
     stored as (
       insert into process_instances (key, case_id, process_id, version, state, started_at)
       select key, case_id, process_id, 0, 'running', at from started
       on conflict (key) do update set case_id = excluded.case_id)
     update cases c set process_instance_key = s.key from started s where c.id = s.case_id`,
    [JSON.stringify(rows)],
  );
}

/**
 * Instances that a task was found in, though no record told of them: their case is known by the task's variable. One that
 * runs another diagram than the case's own was called by it.
 */
export async function storeFoundInstances(
  em: EntityManager,
  found: readonly { processInstanceKey: string; processId: string; caseId: string | null }[],
  at: Date,
): Promise<void> {
  const rows = found
    .filter(({ caseId }) => caseId !== null && uuid.test(caseId))
    .map(({ processInstanceKey: key, processId: process_id, caseId: case_id }) => ({ key, process_id, case_id, at }));
  await em.execute(
    `with found as (
       select distinct on (key) r.*, r.process_id = c.item_code as own
       from jsonb_to_recordset(?::jsonb) as r(key bigint, case_id uuid, process_id text, at timestamptz)
       join cases c on c.id = r.case_id),
     stored as (
       insert into process_instances (key, case_id, process_id, version, parent_key, state, started_at)
       select f.key, f.case_id, f.process_id, 0, case when own then null else c.process_instance_key end, 'running', at
       from found f join cases c on c.id = f.case_id
       on conflict (key) do update set case_id = coalesce(process_instances.case_id, excluded.case_id))
     update cases c set process_instance_key = f.key from found f
     where f.own and c.id = f.case_id and c.process_instance_key is null`,
    [JSON.stringify(rows)],
  );
}

async function storeStart(em: EntityManager, record: ElementRecord): Promise<void> {
  await em.execute(
    `insert into process_instances (key, case_id, process_id, version, parent_key, state, started_at)
     values (?, (select case_id from process_instances where key = ?), ?, ?, ?, 'running', ?)
     on conflict (key) do update set version = excluded.version`,
    [
      record.processInstanceKey,
      record.parentProcessInstanceKey,
      record.processId,
      record.processVersion,
      record.parentProcessInstanceKey,
      record.at,
    ],
  );
}

async function storeEnds(em: EntityManager, records: readonly ElementRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ processInstanceKey: key, intent: state, at }) => ({ key, state, at }));
  await em.execute(
    `update process_instances i set state = r.state, ended_at = r.at
     from jsonb_to_recordset(?::jsonb) as r(key bigint, state text, at timestamptz) where i.key = r.key`,
    [JSON.stringify(rows)],
  );
}

/** The cases of all instances that the records speak of. */
export async function findInstances(em: EntityManager, records: readonly EngineRecord[]): Promise<InstanceCases> {
  const keys = [...new Set(records.map((record) => record.processInstanceKey))];
  const rows = await em.execute<{ key: string; case_id: string }[]>(
    'select key, case_id from process_instances where key = any(?::bigint[]) and case_id is not null',
    [`{${keys.join(',')}}`],
  );
  return new Map(rows.map((row) => [String(row.key), row.case_id]));
}

/** Stores where the instances stand, in two statements whatever the batch holds. */
export async function storeElements(em: EntityManager, elements: readonly ElementRecord[]): Promise<void> {
  const started = elements.filter((element) => element.intent === 'activated' && element.elementType !== 'PROCESS');
  const ended = elements.filter((element) => element.intent !== 'activated' && element.elementType !== 'PROCESS');
  if (started.length > 0) {
    await em.execute(
      `insert into element_instances (key, process_instance_key, element_id, type, state, started_at)
       select key, instance, element, type, 'active', at
       from jsonb_to_recordset(?::jsonb) as r(key bigint, instance bigint, element text, type text, at timestamptz)
       on conflict (key) do nothing`,
      [JSON.stringify(started.map(rowOf))],
    );
  }
  if (ended.length > 0) {
    await em.execute(
      `update element_instances e set state = r.state, ended_at = r.at
       from jsonb_to_recordset(?::jsonb) as r(key bigint, state text, at timestamptz) where e.key = r.key`,
      [JSON.stringify(ended.map(rowOf))],
    );
  }
}

const rowOf = (record: ElementRecord) => ({
  key: record.elementInstanceKey,
  instance: record.processInstanceKey,
  element: record.elementId,
  type: record.elementType,
  state: record.intent,
  at: record.at,
});
