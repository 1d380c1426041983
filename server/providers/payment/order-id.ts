import { randomBytes } from 'node:crypto';
import { compactTime, parseWireTime } from '../wire-time.ts';
import { PaymentOrderId } from './provider.ts';

/** A new order or refund number: Shanghai time of `now`, then 12 random hexadecimal digits. Store it before calling. */
export function paymentOrderId(now: Date): string {
  return compactTime(now) + randomBytes(6).toString('hex');
}

/** The time that an order number carries. @throws when the number was not made by `paymentOrderId` */
export function timeOfOrder(orderId: string): Date {
  const at = parseWireTime(PaymentOrderId.parse(orderId).slice(0, 14));
  if (!at) throw new RangeError(`order number ${orderId} does not begin with a time`);
  return at;
}
