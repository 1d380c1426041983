import type { AlipaySdk } from 'alipay-sdk';
import * as z from 'zod';
import { parseWireTime } from '../wire-time.ts';
import { yuanToFen } from './fen.ts';
import type { PaymentNotice } from './provider.ts';

const NoticeForm = z.object({
  app_id: z.string(),
  seller_id: z.string(),
  out_trade_no: z.string(),
  trade_no: z.string(),
  trade_status: z.string(),
  total_amount: z.string(),
  gmt_payment: z.string().optional(),
  refund_fee: z.string().optional(),
});

/** The checks that Alipay asks for: signature, app_id, seller_id; the amount is compared by the caller. */
export function readAlipayNotice(
  settings: { appId: string; sellerId: string },
  sdk: AlipaySdk,
  body: string,
): PaymentNotice {
  const fields = Object.fromEntries(new URLSearchParams(body));
  if (!genuine(sdk, fields)) return { kind: 'rejected', reason: 'the signature does not fit' };
  const parsed = NoticeForm.safeParse(fields);
  if (!parsed.success) return { kind: 'rejected', reason: z.prettifyError(parsed.error) };
  const notice = parsed.data;
  if (notice.app_id !== settings.appId) return { kind: 'rejected', reason: 'meant for another app_id' };
  if (notice.seller_id !== settings.sellerId) return { kind: 'rejected', reason: 'meant for another seller' };
  const orderId = notice.out_trade_no;
  if (!['TRADE_SUCCESS', 'TRADE_FINISHED'].includes(notice.trade_status) || notice.refund_fee) {
    return { kind: 'ignored', orderId, reason: notice.refund_fee ? 'tells of a refund' : notice.trade_status };
  }
  const amountFen = yuanToFen(notice.total_amount);
  const paidAt = parseWireTime(notice.gmt_payment ?? '');
  if (amountFen === undefined || !paidAt) return { kind: 'rejected', reason: 'no amount or no time of payment' };
  return { kind: 'accepted', orderId, gatewayTradeNo: notice.trade_no, amountFen, paidAt };
}

function genuine(sdk: AlipaySdk, fields: Record<string, string>): boolean {
  try {
    return fields['sign_type'] === 'RSA2' && sdk.checkNotifySignV2(fields);
  } catch {
    // The SDK throws on a notice without a sign field.
    return false;
  }
}
