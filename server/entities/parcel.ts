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
    revision: p.integer().version(),
  },
});
/** 邮件: the result on its way by post. */
export class Parcel extends ParcelSchema.class {}
ParcelSchema.setClass(Parcel);
