import { isStartMessage } from '../../catalogue/checks/start.ts';
import { withoutRow } from '../../domain/fault-text.ts';
import { NoRetryHelps } from '../../engine/errors.ts';
import { limited } from '../../engine/limited.ts';
import { notBegunCondition } from '../../entities/case/case.repository.ts';
import type { OutboxMessage } from '../../entities/engine/outbox.ts';
import type { Hall, LeftMessage } from '../hall.ts';
import { refundOrder } from '../payments/refund-order.ts';
import { failMessage, isHopeless, resolveSent, type Sending } from './failed-message.ts';

const batch = 64;
/** A process that takes rows has so long to send them, ms. */
const lease = 30_000;

/** Messages of fresh commits that are under way at once. */
const inFlight = 32;

export type Outlet = { send(hall: Hall, messages: readonly LeftMessage[]): void };

/**
 * Sends what this process has just committed, without a detour over the relay: its rows are leased to it from the
 * beginning. If it dies, or cannot delete what was sent, the relay sends it again, which is harmless.
 */
export function openOutlet(): Outlet {
  const limit = limited(inFlight);
  const sent = new Set<string>();
  const state = { deleting: false };
  const deleteSent = async (hall: Hall) => {
    if (state.deleting) return;
    state.deleting = true;
    // Whatever has been sent while one statement ran goes with the next.
    while (sent.size > 0) {
      const ids = [...sent];
      sent.clear();
      await deleteRows(hall, ids).catch((error: unknown) =>
        hall.log.warn({ err: error }, 'what was sent stays for now'),
      );
    }
    state.deleting = false;
  };
  const one = async (hall: Hall, { id, message }: LeftMessage) => {
    const done = await limit(() => deliver(hall, { id, message, attempts: 1 }));
    if (done !== undefined) sent.add(done);
    await deleteSent(hall);
  };
  return {
    send: (hall, messages) => {
      for (const message of messages)
        one(hall, message).catch((error: unknown) => hall.log.warn({ err: error }, 'left to the relay'));
    },
  };
}

const deleteRows = (hall: Hall, ids: readonly string[]): Promise<unknown> =>
  hall.orm.em.fork().execute('delete from outbox where id = any(?::uuid[])', [`{${ids.join(',')}}`]);

/**
 * Sends what waits in the outbox: what was delayed, what failed, what a killed process left. Rows are leased, sent outside
 * any transaction, and deleted when the other side has taken them; a process that dies in between leaves a lease that runs
 * out, and the repeat is harmless because each message carries a key that the other side knows. Answers how many were sent.
 */
export async function relayOutbox(hall: Hall): Promise<number> {
  let sent = 0;
  for (;;) {
    const rows = await leaseRows(hall);
    const done = (await Promise.all(rows.map((row) => deliver(hall, row)))).filter((id) => id !== undefined);
    if (done.length > 0) await deleteRows(hall, done);
    sent += done.length;
    if (rows.length < batch) return sent;
  }
}

/** By the hall's clock, by which messages are delayed. Moved ahead it ends leases early, and a repeat is harmless. */
function leaseRows(hall: Hall): Promise<Sending[]> {
  const now = hall.now();
  return hall.orm.em.fork().execute<Sending[]>(
    `update outbox set due_at = ?, attempts = attempts + 1
     where id in (select id from outbox where state = 'waiting' and due_at <= ? order by due_at, id limit ${batch} for update skip locked)
     returning id, message, attempts, incident_key as "incidentKey", created_at as "createdAt"`,
    [new Date(now.getTime() + lease), now],
  );
}

async function deliver(hall: Hall, row: Sending): Promise<string | undefined> {
  try {
    await dispatch(hall, row);
    await resolveSent(hall, row);
    return row.id;
  } catch (error) {
    const { id, attempts } = row;
    const text = withoutRow(error instanceof Error ? error.message : String(error));
    const failed = isHopeless(error, row) && (await failMessage(hall, row, text));
    const told = failed ? 'message could not be sent and is among the incidents' : 'message will be sent again';
    hall.log.warn({ outbox: id, kind: row.message.kind, attempts, error: text }, told);
    if (!failed) await putOff(hall, row, text);
    return undefined;
  }
}

async function putOff(hall: Hall, { id, attempts }: Sending, why: string): Promise<void> {
  const wait = Math.min(2 ** attempts * 250, 60_000);
  const dueAt = new Date(hall.now().getTime() + wait);
  await hall.orm.em
    .fork()
    .execute('update outbox set due_at = ?, last_error = ? where id = ?', [dueAt, why.slice(0, 500), id]);
}

async function dispatch(hall: Hall, row: Sending): Promise<void> {
  const { message } = row;
  switch (message.kind) {
    case 'publish-message':
      await publish(hall, message, row.createdAt);
      return;
    case 'complete-job':
      if ((await hall.engine.completeJob(message.jobKey, message.variables)) === 'gone')
        await endTask(hall, message.jobKey);
      return;
    case 'resolve-incident':
      await hall.engine.resolveIncident(message.incidentKey, message.jobKey ?? undefined);
      return;
    case 'send-notice':
      await sendNotice(hall, message);
      return;
    case 'refund':
      await refundOrder(hall, message.orderId);
      return;
  }
}

/** A fact that nobody hears yet is kept so long: workers may be down over a long holiday. */
const factLifeMs = 28 * 86_400_000;

/**
 * Within its time to live the engine refuses a repeat. Past it nothing is sent for a case that has begun by what the tables know,
 * and to any other a message that is not kept: where an instance runs that they have not heard of yet, the engine drops it, for
 * one case has one running instance; one that was kept would start a second when that ends.
 */
async function publish(
  hall: Hall,
  { kind: _, ...message }: OutboxMessage & { kind: 'publish-message' },
  createdAt: Date | string = hall.now(),
): Promise<void> {
  const { messageTimeToLive } = hall.settings;
  if (!isStartMessage(message.name)) {
    await hall.engine.publish({ ...message, timeToLiveMs: Math.max(factLifeMs, messageTimeToLive) });
    return;
  }
  const isKnown = hall.now().getTime() - new Date(createdAt).getTime() <= messageTimeToLive;
  if (!isKnown && (await hasBegun(hall, message.correlationKey))) return;
  await hall.engine.publish({ ...message, timeToLiveMs: isKnown ? messageTimeToLive : 0 });
}

async function hasBegun(hall: Hall, caseId: string): Promise<boolean> {
  const sql = `select 1 from cases c where c.id = ? and not (${notBegunCondition})`;
  return (await hall.orm.em.fork().execute<unknown[]>(sql, [caseId])).length > 0;
}

async function sendNotice(hall: Hall, { id, to, text }: OutboxMessage & { kind: 'send-notice' }): Promise<void> {
  const answer = await hall.providers.notice.send({ id, channel: 'sms', to, text });
  if (answer.kind === 'refused') throw new NoRetryHelps(`短信平台不受理：${answer.reason}`);
}

/** The engine has ended this task before, and the record of it may be lost. */
async function endTask(hall: Hall, id: string): Promise<void> {
  await hall.orm.em.fork().execute("update tasks set state = 'done' where id = ? and state = 'completing'", [id]);
}
