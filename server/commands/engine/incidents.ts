import type { EntityManager } from '@mikro-orm/postgresql';
import type { EngineRecord, IncidentRecord } from '../../engine/contract.ts';
import { Incident } from '../../entities/engine/engine-record.ts';
import type { Hall } from '../hall.ts';
import type { InstanceCases } from './instances.ts';

/** Stores what the engine could not go on with; its record is the only sign of it. */
export async function applyIncidents(
  hall: Hall,
  em: EntityManager,
  cases: InstanceCases,
  records: readonly EngineRecord[],
): Promise<void> {
  const incidents = records.filter((record): record is IncidentRecord => record.kind === 'incident');
  for (const record of incidents) {
    const caseId = cases.get(record.processInstanceKey);
    if (caseId === undefined) continue;
    const known = await em.findOne(Incident, { key: record.incidentKey });
    if (record.intent === 'resolved') {
      if (known) {
        known.state = 'resolved';
        known.resolvedAt = record.at;
      }
    } else if (!known) {
      em.create(Incident, {
        key: record.incidentKey,
        processInstanceKey: record.processInstanceKey,
        caseId,
        jobKey: record.jobKey,
        processId: record.processId,
        elementId: record.elementId,
        errorType: record.errorType,
        message: record.errorMessage,
        state: 'open',
        createdAt: record.at,
        resolvedAt: null,
      });
    }
    hall.tell({ kind: 'incident' });
  }
}
