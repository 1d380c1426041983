import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import { incidentCause } from '../../domain/incident-cause.ts';
import type { Incident } from '../../entities/engine/engine-record.ts';
import type { IncidentContext } from '../../entities/engine/incident.repository.ts';
import type { Incident as IncidentSchema } from './schema.ts';

/** An incident with its cause in words; the element is named as in the version that the case runs on. */
export function presentIncident(
  hall: Hall,
  incident: Incident,
  context: IncidentContext | undefined,
): z.input<typeof IncidentSchema> {
  const { key, processId, elementId, errorType, message, state, createdAt, resolvedAt } = incident;
  const elementName =
    context?.elementName ?? (hall.catalogue().element(processId, elementId)?.name || undefined) ?? elementId;
  return {
    key,
    caseNumber: context?.case?.number ?? null,
    itemCode: context?.case?.itemCode ?? '',
    processId,
    elementId,
    elementName,
    errorType,
    cause: incidentCause({ errorType, message, elementName }),
    message,
    state,
    createdAt: formatInstant(createdAt),
    resolvedAt: resolvedAt && formatInstant(resolvedAt),
  };
}
