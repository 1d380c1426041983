import type { EntityManager } from '@mikro-orm/postgresql';
import { EngineRefused, EngineUnavailable, NoRetryHelps } from '../../engine/errors.ts';
import { isDatabaseDown } from '../../entities/database/database-down.ts';
import { Incident } from '../../entities/engine/engine-record.ts';
import type { OutboxMessage } from '../../entities/engine/outbox.ts';
import { ProviderTimeout, ProviderUnavailable } from '../../providers/errors.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { ownIncident, ownIncidentKey } from '../own-incident.ts';
import { RefundUnderWay } from '../payments/refund-order.ts';

export type Sending = {
  id: string;
  message: OutboxMessage;
  attempts: number;
  incidentKey?: string | null;
  /** When it was left; not told of one that has just been. */
  createdAt?: string | Date;
};

/** So often is sent again what fails though the other side answers: about four minutes. */
const mostAttempts = 10;

/** Whether it is for a person to look after: refused, or failing again and again without the other side being away. */
export function isHopeless(error: unknown, { attempts, incidentKey }: Sending): boolean {
  if (error instanceof EngineRefused || error instanceof NoRetryHelps) return true;
  const passes =
    error instanceof EngineUnavailable ||
    error instanceof ProviderUnavailable ||
    error instanceof ProviderTimeout ||
    error instanceof RefundUnderWay ||
    isDatabaseDown(error);
  return !passes && (attempts >= mostAttempts || Boolean(incidentKey));
}

/**
 * Takes a message out of the repetition and puts it among the incidents of its case, where a supervisor reads why and can
 * have it sent again. Answers false where no case has to do with it: then nobody would see it, and it is repeated.
 */
export async function failMessage(hall: Hall, { id, message }: Sending, why: string): Promise<boolean> {
  const failed = await inTransaction(hall, async (em) => {
    // A supervisor's own retry: the incident that it was for is open again.
    if (message.kind === 'resolve-incident') return await giveUpRetry(em, id, message.incidentKey);
    const caseId = await findCaseId(em, message);
    if (caseId === undefined) return false;
    const [row] = await em.execute<{ key: string }[]>(
      `update outbox set state = 'failed', last_error = ?, incident_key = coalesce(incident_key, ?)
       where id = ? and state = 'waiting' returning incident_key as key`,
      [why.slice(0, 500), ownIncidentKey(), id],
    );
    if (!row) return true;
    const known = await em.findOne(Incident, { key: row.key });
    if (known) Object.assign(known, { state: 'open', message: why } satisfies Partial<Incident>);
    else em.create(Incident, ownIncident(hall, { ...refused(message), caseId, message: why }, row.key));
    return true;
  });
  if (failed) hall.tell({ kind: 'incident' });
  return failed;
}

/** Puts the failed message behind an incident into the repetition again; false where the incident is the engine's. */
export async function sendAgain(hall: Hall, em: EntityManager, incidentKey: string): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    "update outbox set state = 'waiting', due_at = ? where incident_key = ? and state = 'failed' returning id",
    [hall.now(), incidentKey],
  );
  return rows.length > 0;
}

/** What was sent after all has mended its incident. */
export async function resolveSent(hall: Hall, { incidentKey }: Sending): Promise<void> {
  if (!incidentKey) return;
  const mended = { state: 'resolved', resolvedAt: hall.now() } satisfies Partial<Incident>;
  await hall.orm.em.fork().nativeUpdate(Incident, { key: incidentKey }, mended);
  hall.tell({ kind: 'incident' });
}

async function giveUpRetry(em: EntityManager, id: string, key: string): Promise<boolean> {
  await em.nativeUpdate(Incident, { key, state: 'retrying' }, { state: 'open' });
  await em.execute('delete from outbox where id = ?', [id]);
  return true;
}

const refused = ({ kind }: OutboxMessage) => ({
  processId: 'outbox',
  elementId: names[kind],
  errorType: 'MESSAGE_REFUSED',
});

/** What did not succeed, to a supervisor. */
const names: Record<OutboxMessage['kind'], string> = {
  'publish-message': '通知流程继续',
  'complete-job': '提交任务结果',
  'resolve-incident': '重试故障',
  'send-notice': '短信通知',
  refund: '退款',
};

async function findCaseId(em: EntityManager, message: OutboxMessage): Promise<string | undefined> {
  const [sql, value] = caseQuery(message);
  const [row] = await em.execute<{ id: string }[]>(sql, [value]);
  return row?.id;
}

function caseQuery(message: OutboxMessage): [sql: string, value: string] {
  switch (message.kind) {
    case 'publish-message':
      return ['select id from cases where id::text = ?', message.correlationKey];
    case 'complete-job':
      return ['select case_id as id from tasks where id = ?', message.jobKey];
    case 'resolve-incident':
      return ['select case_id as id from incidents where key = ?', message.incidentKey];
    case 'send-notice':
      return ['select c.id from notices n join cases c on c.number = n.case_number where n.id = ?', message.id];
    case 'refund':
      return [
        'select p.case_id as id from payment_orders o join payments p on p.id = o.payment_id where o.id = ?',
        message.orderId,
      ];
  }
}
