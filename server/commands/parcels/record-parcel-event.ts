import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Case } from '../../entities/case/case.ts';
import { Parcel } from '../../entities/case/parcel.ts';
import { theHall } from '../../policies/actor.ts';
import { moveCase } from '../cases/move-case.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { record } from '../journal.ts';

const words: Record<string, string> = {
  collected: '已揽收',
  'in-transit': '运输中',
  'out-for-delivery': '派送中',
  signed: '已签收',
  returned: '已退回',
};

/**
 * Stores what the post says of a parcel, each event once. The post's push is weakly protected, so before the delivery
 * clock ends by it the post itself is asked; only what it answers is stored.
 */
export async function refreshParcel(hall: Hall, trackingNumber: string): Promise<'unknown' | 'stored'> {
  const known = await hall.orm.em.fork().findOne(Parcel, { trackingNumber });
  if (!known) return 'unknown';
  const events = await hall.providers.delivery.track(trackingNumber);
  await inTransaction(hall, async (em) => {
    const parcel = await em.findOneOrFail(Parcel, { trackingNumber }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const subject = await em.findOneOrFail(Case, { id: parcel.caseId });
    const stored = new Set(parcel.events.map(({ at, status }) => `${at} ${status}`));
    const fresh = events
      .map(({ at, status, place }) => ({ at: at.toISOString(), status, place }))
      .filter(({ at, status }) => !stored.has(`${at} ${status}`));
    if (fresh.length === 0) return;
    parcel.events = [...parcel.events, ...fresh].toSorted((a, b) => a.at.localeCompare(b.at));
    parcel.state = parcel.events.at(-1)?.status ?? parcel.state;
    for (const { status, place } of fresh) {
      record(hall, em, theHall, subject, { kind: 'parcel', title: `邮件${words[status] ?? status}`, text: place });
    }
    const told = (status: string) => fresh.some((event) => event.status === status);
    if (parcel.signedAt === null && told('signed')) {
      parcel.signedAt = hall.now();
      tellDiagram(hall, em, parcel, 'parcel-signed');
    } else if (told('returned')) {
      // What came back is in the hall again, to be fetched at the window.
      moveCase(subject, 'decided');
      tellDiagram(hall, em, parcel, 'parcel-returned');
    }
  });
  return 'stored';
}

const tellDiagram = (hall: Hall, em: EntityManager, parcel: Parcel, name: string): void =>
  send(hall, em, {
    kind: 'publish-message',
    name,
    correlationKey: parcel.caseId,
    messageId: `${name}-${parcel.id}`,
    variables: {},
  });

/** Asks about parcels on their way, those first that were not asked about for longest: a push may have been lost. */
export async function askOpenParcels(hall: Hall): Promise<number> {
  const open = await takeDue(hall);
  for (const { trackingNumber } of open) {
    await refreshParcel(hall, trackingNumber).catch((error: unknown) =>
      hall.log.warn({ trackingNumber, err: error }, 'the post did not answer'),
    );
  }
  return open.length;
}

const batch = 100;

/**
 * The wait grows with the time that a parcel has been on its way: a minute at first, six hours from the second day on. It
 * is remembered before the post is asked, so that one parcel that it fails at does not keep the others waiting.
 */
function takeDue(hall: Hall): Promise<{ trackingNumber: string }[]> {
  const now = hall.now();
  return hall.orm.em.fork().execute<{ trackingNumber: string }[]>(
    `update parcels set asked_at = ? where id in (
       select id from parcels where signed_at is null and state <> 'returned' and tracking_number is not null
         and (asked_at is null
           or asked_at < ?::timestamptz - greatest('1 minute', least('6 hours', (asked_at - created_at) / 4)))
       order by asked_at nulls first limit ${batch} for update skip locked)
     returning tracking_number as "trackingNumber"`,
    [now, now],
  );
}
