import type { EntityManager } from '@mikro-orm/postgresql';
import { DiagramVersion } from './diagram.ts';

export type VersionFacts = Pick<
  DiagramVersion,
  'processId' | 'version' | 'processDefinitionKey' | 'deployedAt' | 'deployedBy' | 'note'
>;

const facts = ['processId', 'version', 'processDefinitionKey', 'deployedAt', 'deployedBy', 'note'] as const;

/** The latest version of each diagram, without its text; by process id. */
export async function findLatestVersions(em: EntityManager): Promise<Map<string, VersionFacts>> {
  const all = await em.find(DiagramVersion, {}, { fields: facts, orderBy: { processId: 'asc', version: 'asc' } });
  return new Map(all.map((version) => [version.processId, version]));
}

/** Versions of a diagram without their texts, newest first. */
export async function findVersions(em: EntityManager, processId: string): Promise<VersionFacts[]> {
  return await em.find(DiagramVersion, { processId }, { fields: facts, orderBy: { version: 'desc' } });
}

export type RunningCount = { processId: string; version: number; running: number };

/** Running instances by diagram and version, from the partial index of running ones. */
export async function countRunning(em: EntityManager, processId?: string): Promise<RunningCount[]> {
  return await em.execute<RunningCount[]>(
    `select process_id as "processId", version, count(*)::int as running from process_instances
     where state = 'running' and (?::text is null or process_id = ?) group by process_id, version
     order by process_id, version desc`,
    [processId ?? null, processId ?? null],
  );
}

export type ElementCount = { elementId: string; running: number };

/** How many running instances of a diagram stand at each element, fullest first. */
export async function countAtElements(em: EntityManager, processId: string): Promise<ElementCount[]> {
  return await em.execute<ElementCount[]>(
    `select e.element_id as "elementId", count(distinct e.process_instance_key)::int as running
     from process_instances i join element_instances e on e.process_instance_key = i.key
     where i.state = 'running' and i.process_id = ? and e.state = 'active'
     group by e.element_id order by running desc, e.element_id`,
    [processId],
  );
}

export type ElementHeat = { elementId: string; count: number; medianSeconds: number; p90Seconds: number };

/** Instances that the durations are taken from, the latest ones: enough for a median, and the cost does not grow with the history. */
const sampleSize = 5000;

/** How often and how long, by element, among the latest instances of a diagram. */
export async function measureElements(em: EntityManager, processId: string): Promise<ElementHeat[]> {
  return await em.execute<ElementHeat[]>(
    `with latest as (select key from process_instances where process_id = ? order by key desc limit ${sampleSize}),
          spent as (select e.element_id, extract(epoch from e.ended_at - e.started_at)::float8 as seconds
                    from latest join element_instances e on e.process_instance_key = latest.key
                    where e.ended_at is not null)
     select element_id as "elementId", count(*)::int as count,
            percentile_cont(0.5) within group (order by seconds) as "medianSeconds",
            percentile_cont(0.9) within group (order by seconds) as "p90Seconds"
     from spent group by element_id order by element_id`,
    [processId],
  );
}

/** Whether the version of the diagram that an instance runs on waits for a message of this name. */
export async function runningHears(em: EntityManager, instanceKey: string | null, message: string): Promise<boolean> {
  if (instanceKey === null) return false;
  const rows = await em.execute<unknown[]>(
    `select 1 from process_instances i join diagram_versions v on v.process_id = i.process_id and v.version = i.version
     where i.key = ? and position(? in v.xml) > 0`,
    [instanceKey, ` name="${message}"`],
  );
  return rows.length > 0;
}
