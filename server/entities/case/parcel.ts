import { defineEntity, p } from '@mikro-orm/postgresql';

export type ParcelEvent = { at: string; status: string; place: string };

const ParcelSchema = defineEntity({
  name: 'Parcel',
  tableName: 'parcels',
  properties: {
    id: p.uuid().primary(),
    caseId: p.uuid().index(),
    /** Our request number at the post, stored before the post is called; asked for after a time-out. */
    requestNo: p.string().length(40).unique(),
    trackingNumber: p.string().length(40).strictNullable().unique(),
    state: p.string().length(20),
    receiver: p.json().$type<{ receiver: string; phone: string; address: string }>(),
    events: p.json().$type<ParcelEvent[]>(),
    createdAt: p.datetime(),
    signedAt: p.datetime().strictNullable(),
    /** When the post was last asked about it without having pushed. */
    askedAt: p.datetime().strictNullable(),
    revision: p.integer().version(),
  },
  indexes: [
    {
      name: 'parcels_open',
      expression:
        'create index parcels_open on parcels (asked_at nulls first) where signed_at is null and tracking_number is not null',
    },
  ],
});
/** 邮件: the result on its way by post. */
export class Parcel extends ParcelSchema.class {}
ParcelSchema.setClass(Parcel);
