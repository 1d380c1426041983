import { notBegunCondition } from '../../entities/case/case.repository.ts';
import { Case } from '../../entities/case/case.ts';
import { Incident } from '../../entities/engine/engine-record.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { ownIncident } from '../own-incident.ts';
import { startOf } from './start-case.ts';

/** A start takes less than a second; what has not begun after so long has been lost, or nobody waits for its message. */
const usualMs = 3 * 60_000;
const batch = 200;

/** Of the hall's own incidents, as the supervisor reads them. */
export const notStarted = 'CASE_NOT_STARTED';

/**
 * Starts the submitted cases whose diagram has not begun: its start message found nobody, or was lost with the engine. Each is told to
 * the supervisor, and begins by itself once its item is sound. Answers how many were started.
 *
 * Never is there a second instance: the message has the case's own id, so the engine refuses it while the first one is kept (minutes:
 * `messageTimeToLive`); it is not kept itself, so it is dropped where an instance runs; and a case whose instance has come further is
 * no longer `submitted`. Under another id it would begin at once, and the first one, still kept, a second time when that instance ends.
 */
export async function startWaitingCases(hall: Hall): Promise<number> {
  await closeMended(hall);
  const waiting = await findWaiting(hall);
  let started = 0;
  for (const subject of waiting) {
    if (await startAgain(hall, subject)) started += 1;
    await tell(
      hall,
      subject,
      hall.catalogue().items.has(subject.itemCode)
        ? '启动消息没有流程接收，或者已经丢失'
        : '事项的流程文件有误，暂停受理',
    );
  }
  if (waiting.length > 0) hall.log.warn({ waiting: waiting.length, started }, 'submitted cases had not begun');
  return started;
}

/** Whether the engine has taken the message; what it does with it, its records tell. */
async function startAgain(hall: Hall, subject: Case): Promise<boolean> {
  const entry = hall.catalogue().items.get(subject.itemCode);
  if (!entry) return false;
  const answer = await hall.engine.publish({ ...startOf(subject, entry.processId), timeToLiveMs: 0 });
  return answer === 'published';
}

/**
 * Not those whose message is still to be sent. Those that nobody has been told of come first, then the others in no order: an item that
 * stays faulty keeps none of the rest.
 */
async function findWaiting(hall: Hall): Promise<Case[]> {
  const em = hall.orm.em.fork();
  const offered = [...hall.catalogue().items.keys()];
  const before = new Date(hall.now().getTime() - usualMs);
  const rows = await em.execute<{ id: string }[]>(
    `select c.id from cases c
     left join incidents i on i.case_id = c.id and i.error_type = '${notStarted}' and i.state = 'open'
     where ${notBegunCondition} and c.submitted_at < ?
     and not exists (select 1 from outbox o where o.message->>'messageId' = c.id::text)
     and (c.item_code = any(?::text[]) or i.key is null)
     order by i.key is not null, random() limit ${batch}`,
    [before, `{${offered.join(',')}}`],
  );
  return await em.find(Case, { id: { $in: rows.map(({ id }) => id) } });
}

/** One open incident for each case. */
async function tell(hall: Hall, subject: Case, why: string): Promise<void> {
  await inTransaction(hall, async (em) => {
    const known = await em.findOne(Incident, { caseId: subject.id, errorType: notStarted, state: { $ne: 'resolved' } });
    if (known) {
      Object.assign(known, { state: 'open', message: why } satisfies Partial<Incident>);
      return;
    }
    const { id: caseId, itemCode: processId } = subject;
    const facts = { caseId, processId, elementId: '启动流程', errorType: notStarted, message: why };
    em.create(Incident, ownIncident(hall, facts));
  });
  hall.tell({ kind: 'incident' });
}

/** What has begun since, or has ended without. */
async function closeMended(hall: Hall): Promise<void> {
  const mended = await hall.orm.em.fork().execute<unknown[]>(
    `update incidents i set state = 'resolved', resolved_at = ? from cases c
     where i.error_type = '${notStarted}' and i.state <> 'resolved' and c.id = i.case_id
     and not (${notBegunCondition}) returning i.key`,
    [hall.now()],
  );
  if (mended.length > 0) hall.tell({ kind: 'incident' });
}
