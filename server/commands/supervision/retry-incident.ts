import { LockMode } from '@mikro-orm/postgresql';
import { Case } from '../../entities/case/case.ts';
import { Incident } from '../../entities/engine/engine-record.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayRetryIncident } from '../../policies/supervision.ts';
import { notStarted } from '../cases/start-waiting-cases.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { audit } from '../journal.ts';
import { sendAgain } from '../outbox/failed-message.ts';
import { notFound, Refusal } from '../refusal.ts';

/** Lets the engine, or who else refused a message, be tried again once the cause has been mended. */
export function retryIncident(hall: Hall, actor: Actor, key: string): Promise<Incident> {
  return inTransaction(hall, async (em) => {
    const incident = await em.findOne(Incident, { key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const subject = incident?.caseId ? await em.findOne(Case, { id: incident.caseId }) : null;
    if (!incident || !subject || !mayRetryIncident(actor, subject)) throw notFound('这个故障');
    if (incident.state === 'resolved') throw new Refusal('wrong-state', '这个故障已经解决');
    if (incident.state === 'open') {
      incident.state = 'retrying';
      // Who has not begun is started by the next turn, which never begins anybody twice.
      if (incident.errorType !== notStarted && !(await sendAgain(hall, em, incident.key)))
        send(hall, em, { kind: 'resolve-incident', incidentKey: incident.key, jobKey: incident.jobKey });
      audit(hall, em, actor, { act: 'retry-incident', subject: subject.number, facts: { key } });
    }
    return incident;
  });
}
