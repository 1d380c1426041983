import type { EntityManager } from '@mikro-orm/postgresql';
import type { ElementRecord, EngineRecord, JobRecord, MessageStartRecord } from '../../engine/contract.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { closeTasks } from './closed-tasks.ts';
import { endCasesOf } from './ended-instances.ts';
import { applyIncidents } from './incidents.ts';
import { findInstances, type InstanceCases, storeElements, storeInstances } from './instances.ts';
import { openTasks } from './opened-tasks.ts';

const userTask = 'io.camunda.zeebe:userTask';

/**
 * Takes in a batch of the engine's record stream: where each case stands, its tasks, its incidents. Records and the
 * position in the stream are stored in one transaction, so a batch that comes again is skipped.
 */
export async function applyEngineRecords(
  hall: Hall,
  batch: readonly EngineRecord[],
  positions: ReadonlyMap<number, number>,
): Promise<void> {
  await inTransaction(hall, async (em) => {
    const records = await skipStored(em, batch);
    const starts = records.filter((record): record is MessageStartRecord => record.kind === 'message-start');
    const elements = records.filter((record): record is ElementRecord => record.kind === 'element');
    await storeInstances(em, starts, elements);
    const cases = await findInstances(em, records);
    await storeElements(
      em,
      elements.filter((record) => cases.has(record.processInstanceKey)),
    );
    await applyTasks(hall, em, cases, records);
    await applyIncidents(hall, em, cases, records);
    await endCasesOf(hall, em, elements);
    await storePositions(em, positions);
  });
}

async function applyTasks(
  hall: Hall,
  em: EntityManager,
  cases: InstanceCases,
  records: readonly EngineRecord[],
): Promise<void> {
  const jobs = records.filter(
    (record): record is JobRecord =>
      record.kind === 'job' && record.type === userTask && cases.has(record.processInstanceKey),
  );
  if (jobs.length === 0) return;
  await openTasks(
    hall,
    em,
    cases,
    jobs.filter((job) => job.intent === 'created'),
  );
  await closeTasks(
    hall,
    em,
    jobs.filter((job) => job.intent === 'completed' || job.intent === 'canceled'),
  );
}

async function skipStored(em: EntityManager, batch: readonly EngineRecord[]): Promise<EngineRecord[]> {
  const rows = await em.execute<{ partition: number; position: string }[]>(
    'select partition, position from exporter_positions for update',
  );
  const stored = new Map(rows.map((row) => [row.partition, Number(row.position)]));
  return batch.filter((record) => record.position > (stored.get(record.partition) ?? -1));
}

async function storePositions(em: EntityManager, positions: ReadonlyMap<number, number>): Promise<void> {
  for (const [partition, position] of positions) {
    await em.execute(
      `insert into exporter_positions (partition, position) values (?, ?)
       on conflict (partition) do update set position = greatest(exporter_positions.position, excluded.position)`,
      [partition, position],
    );
  }
}

/** How far each partition has been stored, for a reader that begins. */
export async function storedPositions(hall: Hall): Promise<Map<number, number>> {
  const rows = await hall.orm.em
    .fork()
    .execute<{ partition: number; position: string }[]>('select partition, position from exporter_positions');
  return new Map(rows.map(({ partition, position }) => [partition, Number(position)]));
}
