import { LockMode } from '@mikro-orm/postgresql';
import { areaNames } from '../../catalogue/organisation.ts';
import { NoRetryHelps } from '../../engine/errors.ts';
import { Case } from '../../entities/case/case.ts';
import { Parcel } from '../../entities/case/parcel.ts';
import { theHall } from '../../policies/actor.ts';
import type { DeliveryProvider, ParcelRequest } from '../../providers/delivery/provider.ts';
import { moveCase } from '../cases/move-case.ts';
import { refuseOver } from '../cases/workable-case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { newId } from '../id.ts';
import { record, tellApplicant } from '../journal.ts';

/**
 * Sends the result by EMS. Our request number (the diagram's element instance) is stored before the post is called;
 * a repeat asks the post for it first, so one result never becomes two parcels. Throws WorkOver if the case is over.
 */
export async function dispatchParcel(
  hall: Hall,
  caseId: string,
  requestNo: string,
  contents: string,
): Promise<{ trackingNumber: string }> {
  const { parcel, subject, fresh } = await storeParcel(hall, caseId, requestNo);
  if (parcel.trackingNumber !== null) return { trackingNumber: parcel.trackingNumber };
  const request = requestOf(hall, subject, parcel, contents);
  const trackingNumber =
    (fresh ? undefined : await findSent(hall.providers.delivery, requestNo)) ??
    (await create(hall.providers.delivery, request));
  await inTransaction(hall, async (em) => {
    const row = await em.findOneOrFail(Parcel, { id: parcel.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (row.trackingNumber !== null) return;
    row.trackingNumber = trackingNumber;
    row.state = 'ordered';
    const changed = await em.findOneOrFail(Case, { id: caseId });
    moveCase(changed, 'delivering');
    changed.stage = '送达';
    record(hall, em, theHall, changed, { kind: 'dispatched', title: '已交寄EMS', text: `邮件号${trackingNumber}` });
    tellApplicant(hall, em, changed, `办理结果已由EMS寄出，邮件号${trackingNumber}`);
  });
  return { trackingNumber };
}

function storeParcel(
  hall: Hall,
  caseId: string,
  requestNo: string,
): Promise<{ parcel: Parcel; subject: Case; fresh: boolean }> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOneOrFail(Case, { id: caseId });
    const known = await em.findOne(Parcel, { requestNo });
    if (!known?.trackingNumber) refuseOver(subject);
    if (known) return { parcel: known, subject, fresh: false };
    if (subject.delivery.method !== 'ems') throw new Error(`办件${subject.number}没有选择邮寄`);
    const { receiver, phone, address } = subject.delivery;
    const parcel = em.create(Parcel, {
      id: newId(),
      caseId,
      requestNo,
      trackingNumber: null,
      state: 'asked',
      receiver: { receiver, phone, address },
      events: [],
      createdAt: hall.now(),
      signedAt: null,
      askedAt: null,
    });
    return { parcel, subject, fresh: true };
  });
}

async function findSent(post: DeliveryProvider, requestNo: string): Promise<string | undefined> {
  const found = await post.findParcel(requestNo);
  if (found.kind === 'refused') throw new NoRetryHelps(`EMS：${found.reason}`);
  return found.kind === 'found' ? found.trackingNumber : undefined;
}

async function create(post: DeliveryProvider, request: ParcelRequest): Promise<string> {
  const created = await post.createParcel(request);
  if (created.kind === 'refused') throw new NoRetryHelps(`EMS未受理：${created.reason}`);
  return created.trackingNumber;
}

function requestOf(hall: Hall, subject: Case, parcel: Parcel, contents: string): ParcelRequest {
  const { organisation } = hall.catalogue();
  const place = areaNames(organisation, subject.area);
  const { receiver, phone, address } = parcel.receiver;
  const organ = organisation.departmentName(subject.department);
  return {
    requestNo: parcel.requestNo,
    sender: {
      name: organ,
      mobile: organisation.departmentPhone(subject.department),
      ...place,
      address: `${place.county}行政服务中心`,
    },
    receiver: { name: receiver, mobile: phone, ...place, address },
    contents,
  };
}
