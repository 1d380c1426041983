import type { EntityManager } from '@mikro-orm/postgresql';
import { Case } from '../case/case.ts';
import { type Bounded, countRows } from '../database/bounded-count.ts';
import { type AreaStems, textArray } from '../supervision/supervision.repository.ts';
import { DiagramVersion } from './diagram.ts';
import { Incident, ProcessInstance } from './engine-record.ts';

/** Where a page of incidents ends; the instant as ISO text. */
export type IncidentPlace = { createdAt: string; key: string };
export type IncidentFilter = { stems: AreaStems; resolved?: boolean | undefined; caseNumber?: string | undefined };

/** Incidents of the cases in these areas, newest first. One that belongs to no case is a matter of the operator's log. */
export async function findIncidents(
  em: EntityManager,
  filter: IncidentFilter,
  after: IncidentPlace | undefined,
  limit: number,
): Promise<Incident[]> {
  const query = em.createQueryBuilder(Incident, 'i').select('*');
  const { sql, values } = conditions(filter);
  query.where(sql, values);
  if (after) query.andWhere('(i.created_at, i.key) < (?, ?)', [after.createdAt, after.key]);
  return await query.orderBy({ createdAt: 'desc', key: 'desc' }).limit(limit).getResultList();
}

/** How many such incidents there are, as far as it is worth counting. */
export function countIncidents(em: EntityManager, filter: IncidentFilter): Promise<Bounded> {
  const { sql, values } = conditions(filter);
  return countRows(em, `incidents i where ${sql}`, values);
}

function conditions({ stems, resolved, caseNumber }: IncidentFilter): { sql: string; values: string[] } {
  const state = resolved === undefined ? 'true' : `i.state ${resolved ? '=' : '<>'} 'resolved'`;
  const one = caseNumber === undefined ? '' : ' and c.number = ?';
  return {
    sql: `${state} and exists (select 1 from cases c where c.id = i.case_id and c.area like any(?::text[])${one})`,
    values: [textArray(stems.map((stem) => `${stem}%`)), ...(caseNumber === undefined ? [] : [caseNumber])],
  };
}

export type IncidentContext = { case: Case | undefined; elementName: string | undefined };

/** The case of each incident, and the name of its element in the very version that the instance runs on; by incident key. */
export async function incidentContexts(
  em: EntityManager,
  incidents: readonly Incident[],
): Promise<Map<string, IncidentContext>> {
  const cases = await em.find(Case, { id: { $in: incidents.flatMap(({ caseId }) => caseId ?? []) } });
  const instances = await em.find(ProcessInstance, {
    key: { $in: incidents.map(({ processInstanceKey }) => processInstanceKey) },
  });
  const used = [...new Map(instances.map((row) => [`${row.processId} ${row.version}`, row])).values()];
  const versions =
    used.length === 0
      ? []
      : await em.find(
          DiagramVersion,
          { $or: used.map(({ processId, version }) => ({ processId, version })) },
          { fields: ['processId', 'version', 'elements'] },
        );
  return new Map(
    incidents.map((incident) => {
      const instance = instances.find(({ key }) => key === incident.processInstanceKey);
      const elements: DiagramVersion['elements'] | undefined = versions.find(
        ({ processId, version }) => processId === instance?.processId && version === instance.version,
      )?.elements;
      return [
        incident.key,
        {
          case: cases.find(({ id }) => id === incident.caseId),
          elementName: elements?.[incident.elementId]?.name || undefined,
        },
      ];
    }),
  );
}
