import { randomInt } from 'node:crypto';
import type { RequiredEntityData } from '@mikro-orm/postgresql';
import type { Incident } from '../entities/engine/engine-record.ts';
import type { Hall } from './hall.ts';

type Facts = Pick<Incident, 'caseId' | 'processId' | 'elementId' | 'errorType' | 'message'>;

/** Key of an incident that the hall itself finds. The engine's begin at 2^51: below it they are ours. */
export const ownIncidentKey = (): string => String(randomInt(1, 2 ** 47));

/** The row of an open incident that the hall itself has found, where the engine knows of none; supervisors see both alike. */
export const ownIncident = (hall: Hall, facts: Facts, key = ownIncidentKey()): RequiredEntityData<Incident> => ({
  ...facts,
  key,
  processInstanceKey: '0',
  jobKey: null,
  state: 'open',
  createdAt: hall.now(),
  resolvedAt: null,
});
