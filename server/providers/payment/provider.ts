import * as z from 'zod';
import { Refusal } from '../refusal.ts';

export const PaymentMethod = z.enum(['alipay', 'unionpay']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/**
 * Our own order (and refund) number: Shanghai time yyyyMMddHHmmss, then 2 to 18 letters or digits. UnionPay finds an
 * order only by number *and* time, so the number carries its time. Make one with `paymentOrderId`, store it, then call.
 */
export const PaymentOrderId = z.string().regex(/^20\d{12}[0-9A-Za-z]{2,18}$/);

export const PaymentOrder = z.object({
  orderId: PaymentOrderId,
  amountFen: z.int().positive(),
  subject: z.string().min(1).max(128),
  expiresAt: z.date(),
  /** Where the gateway posts its signed notice. */
  notifyUrl: z.url(),
  /** Where the payer's browser goes afterwards. Its coming back proves nothing. */
  returnUrl: z.url(),
});
export type PaymentOrder = z.infer<typeof PaymentOrder>;

export const CreateOrderResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('created'),
    /** Where to send the browser. */
    payUrl: z.url(),
    /** When present, a live gateway wants these fields posted by a form instead of the GET. */
    form: z.object({ action: z.url(), fields: z.record(z.string(), z.string()) }).optional(),
  }),
  Refusal,
]);
export type CreateOrderResult = z.infer<typeof CreateOrderResult>;

export const OrderState = z.object({
  /** `unknown`: the gateway has no such order (yet). `closed`: it can no longer be paid. */
  state: z.enum(['paid', 'pending', 'closed', 'unknown']),
  gatewayTradeNo: z.string().optional(),
  paidAt: z.date().optional(),
  amountFen: z.int().optional(),
  /** Sum given back so far, where the gateway tells. */
  refundedFen: z.int().optional(),
});
export type OrderState = z.infer<typeof OrderState>;

export const RefundRequest = z.object({
  orderId: PaymentOrderId,
  gatewayTradeNo: z.string(),
  /** Our own number of this refund; the same number is never given back twice. */
  refundId: PaymentOrderId,
  amountFen: z.int().positive(),
  reason: z.string().min(1).max(128),
  notifyUrl: z.url(),
});
export type RefundRequest = z.infer<typeof RefundRequest>;

export const RefundResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refunded'), amountFen: z.int() }),
  /** Taken on, not done yet: ask again with `queryRefund`. */
  z.object({ kind: z.literal('pending') }),
  Refusal,
]);
export type RefundResult = z.infer<typeof RefundResult>;

/** `expires-by-itself`: this gateway has no closing; the order ends at its `expiresAt`. */
export const CloseResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('already-paid') }),
  z.object({ kind: z.literal('expires-by-itself') }),
  Refusal,
]);
export type CloseResult = z.infer<typeof CloseResult>;

export const PaymentNotice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('accepted'),
    orderId: z.string(),
    gatewayTradeNo: z.string(),
    amountFen: z.int(),
    paidAt: z.date(),
  }),
  /** Genuine, but not about money received (a closed order, a refund): answer it with `noticeAnswer(true)`, do nothing. */
  z.object({ kind: z.literal('ignored'), orderId: z.string(), reason: z.string() }),
  /** Forged, altered or not ours: log it, answer `noticeAnswer(false)`, change nothing. */
  z.object({ kind: z.literal('rejected'), reason: z.string() }),
]);
export type PaymentNotice = z.infer<typeof PaymentNotice>;

export interface NoticeAnswer {
  status: number;
  type: string;
  body: string;
}

/**
 * A payment house. Each call has a time limit and is sent once: `ProviderTimeout` means ask with `queryOrder` (or
 * `queryRefund`), `ProviderUnavailable` means nothing happened, a refusal is a value.
 */
export interface PaymentProvider {
  readonly method: PaymentMethod;
  createOrder(order: PaymentOrder): Promise<CreateOrderResult>;
  queryOrder(orderId: string): Promise<OrderState>;
  /** Ends an unpaid order. Ask `queryOrder` afterwards when the answer is `already-paid`. */
  closeOrder(orderId: string): Promise<CloseResult>;
  refund(request: RefundRequest): Promise<RefundResult>;
  queryRefund(request: { orderId: string; refundId: string }): Promise<RefundResult | { kind: 'unknown' }>;
  /**
   * Reads the notice's raw body (form-encoded). Compare `amountFen` with the order's own before believing it; the same
   * notice may come any number of times.
   */
  readNotice(notice: { headers: Record<string, string | string[] | undefined>; body: string }): PaymentNotice;
  /** What the gateway wants to hear; anything but the answer for `true` makes it send again. */
  noticeAnswer(ok: boolean): NoticeAnswer;
}

export type PaymentProviders = Record<PaymentMethod, PaymentProvider>;
