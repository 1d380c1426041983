import type { Answer } from '../../../api/types.ts';

export type Incident = Answer<'get', '/api/incidents'>['items'][number];

/** Whether the same step of the same case has stopped once more since: the engine makes a new incident of that. */
export const follows = (later: Incident, { key, caseNumber, elementId, createdAt }: Incident): boolean =>
  later.key !== key &&
  later.state !== 'resolved' &&
  later.caseNumber === caseNumber &&
  later.elementId === elementId &&
  later.createdAt > createdAt;
