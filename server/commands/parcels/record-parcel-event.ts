import { LockMode } from '@mikro-orm/postgresql';
import { Case } from '../../entities/case.ts';
import { Parcel } from '../../entities/parcel.ts';
import { theHall } from '../../policies/actor.ts';
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
    if (parcel.signedAt === null && fresh.some(({ status }) => status === 'signed')) {
      parcel.signedAt = hall.now();
      const messageId = `parcel-signed-${parcel.id}`;
      send(hall, em, {
        kind: 'publish-message',
        name: 'parcel-signed',
        correlationKey: subject.id,
        messageId,
        variables: {},
      });
    }
  });
  return 'stored';
}

/** Asks about parcels on their way: a push may have been lost. */
export async function askOpenParcels(hall: Hall): Promise<number> {
  const open = await hall.orm.em
    .fork()
    .find(Parcel, { signedAt: null, trackingNumber: { $ne: null } }, { limit: 100, orderBy: { createdAt: 'asc' } });
  for (const { trackingNumber } of open) {
    if (trackingNumber === null) continue;
    await refreshParcel(hall, trackingNumber).catch((error: unknown) =>
      hall.log.warn({ err: error }, 'the post did not answer'),
    );
  }
  return open.length;
}
