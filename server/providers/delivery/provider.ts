import * as z from 'zod';
import { Refusal } from '../refusal.ts';

export const ParcelStatus = z.enum(['collected', 'in-transit', 'out-for-delivery', 'signed', 'returned']);
export type ParcelStatus = z.infer<typeof ParcelStatus>;

export const PostalAddress = z.object({
  name: z.string().min(1),
  mobile: z.string().min(1),
  province: z.string().min(1),
  city: z.string().min(1),
  county: z.string().min(1),
  address: z.string().min(1),
});
export type PostalAddress = z.infer<typeof PostalAddress>;

export const ParcelRequest = z.object({
  /** Our own number, stored before the call. The same number never makes a second parcel. */
  requestNo: z.string().min(1).max(50),
  sender: PostalAddress,
  receiver: PostalAddress,
  contents: z.string().min(1),
});
export type ParcelRequest = z.infer<typeof ParcelRequest>;

export const CreateParcelResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('created'), trackingNumber: z.string() }),
  Refusal,
]);
export type CreateParcelResult = z.infer<typeof CreateParcelResult>;

export const FindParcelResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), trackingNumber: z.string() }),
  z.object({ kind: z.literal('not-found') }),
  Refusal,
]);
export type FindParcelResult = z.infer<typeof FindParcelResult>;

export const ParcelEvent = z.object({
  trackingNumber: z.string(),
  status: ParcelStatus,
  at: z.date(),
  place: z.string(),
  description: z.string(),
});
export type ParcelEvent = z.infer<typeof ParcelEvent>;

/** Same parcel, status and time = the same event, however often it is pushed. */
export const ParcelPush = z.discriminatedUnion('kind', [
  ParcelEvent.extend({ kind: z.literal('accepted') }),
  z.object({ kind: z.literal('rejected'), reason: z.string() }),
]);
export type ParcelPush = z.infer<typeof ParcelPush>;

/**
 * An express house. After `ProviderTimeout` on `createParcel` ask with `findParcel`. A push is weakly protected (the
 * post's own protocol): ask `track` before a legal consequence, such as the end of the delivery clock, hangs on it.
 */
export interface DeliveryProvider {
  readonly carrier: 'ems';
  createParcel(request: ParcelRequest): Promise<CreateParcelResult>;
  findParcel(requestNo: string): Promise<FindParcelResult>;
  /** Oldest first; empty when the parcel is unknown or has not been collected. */
  track(trackingNumber: string): Promise<ParcelEvent[]>;
  readPush(body: string): ParcelPush;
  /** The JSON answer that the carrier wants to hear. */
  pushAnswer(ok: boolean): { status: number; type: string; body: string };
}
