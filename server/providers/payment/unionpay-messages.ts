import { compactTime } from '../wire-time.ts';
import { timeOfOrder } from './order-id.ts';
import type { PaymentOrder, RefundRequest } from './provider.ts';
import type { Fields } from './unionpay-signature.ts';

/** The fields of a payment by the payer's browser (消费); signed and completed by whoever sends them. */
export function payFields(order: PaymentOrder): Fields {
  return {
    txnType: '01',
    txnSubType: '01',
    channelType: '07',
    currencyCode: '156',
    orderId: order.orderId,
    txnTime: compactTime(timeOfOrder(order.orderId)),
    txnAmt: String(order.amountFen),
    payTimeout: compactTime(order.expiresAt),
    orderDesc: order.subject,
    frontUrl: order.returnUrl,
    backUrl: order.notifyUrl,
  };
}

/** The fields of a refund (退货) of an order that was paid. */
export function refundFields(request: RefundRequest): Fields {
  return {
    txnType: '04',
    txnSubType: '00',
    channelType: '07',
    orderId: request.refundId,
    txnTime: compactTime(timeOfOrder(request.refundId)),
    txnAmt: String(request.amountFen),
    origQryId: request.gatewayTradeNo,
    backUrl: request.notifyUrl,
    reqReserved: request.reason,
  };
}

/** Answers are k=v&… with values that are not percent-encoded; a certificate and base64 hold "=" themselves. */
export function readAnswer(text: string): Fields {
  const pairs = text.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return Object.fromEntries(pairs);
}
