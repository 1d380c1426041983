import { AlipaySdk } from 'alipay-sdk';
import * as z from 'zod';
import { yuanOf } from '../../domain/money.ts';
import { callProvider, form } from '../call.ts';
import { ProviderAnswerInvalid } from '../errors.ts';
import type { ProviderContext } from '../refusal.ts';
import { dashedTime, parseWireTime } from '../wire-time.ts';
import { readAlipayNotice } from './alipay-notice.ts';
import { yuanToFen } from './fen.ts';
import { type OrderState, type PaymentOrder, PaymentOrderId, type PaymentProvider } from './provider.ts';

export const AlipaySettings = z.object({
  appId: z.string(),
  /** The merchant's PID (seller_id of a notice). */
  sellerId: z.string(),
  /** PKCS#8 PEM. */
  appPrivateKey: z.string(),
  /** Alipay's own public key, SPKI PEM. */
  alipayPublicKey: z.string(),
  gateway: z.url(),
  /** The same gateway as the payer's browser reaches it. */
  pageGateway: z.url(),
  timeoutMs: z.int().positive().default(8000),
  /** Ask the gateway to open the cashier before the payer is sent there, so that an outage shows on our own page. */
  announce: z.boolean().default(true),
});
export type AlipaySettings = z.infer<typeof AlipaySettings>;

const name = 'alipay';
const Answer = z.looseObject({
  code: z.string(),
  msg: z.string().default(''),
  sub_code: z.string().optional(),
  sub_msg: z.string().optional(),
});
type Answer = z.infer<typeof Answer>;
const TradeAnswer = z.object({
  out_trade_no: z.string(),
  trade_no: z.string(),
  trade_status: z.enum(['WAIT_BUYER_PAY', 'TRADE_CLOSED', 'TRADE_SUCCESS', 'TRADE_FINISHED']),
  total_amount: z.string(),
  send_pay_date: z.string().optional(),
});
const RefundAnswer = z.object({ out_trade_no: z.string(), refund_fee: z.string() });
const RefundQueryAnswer = z.object({ refund_status: z.string().optional(), refund_amount: z.string().optional() });

/** Alipay's computer-web payment (alipay.trade.page.pay), RSA2. https://opendocs.alipay.com/open/028r8t */
export function alipay(settings: AlipaySettings, { now }: Pick<ProviderContext, 'now'>): PaymentProvider {
  const sdk = sdkFor(settings, settings.gateway);
  const pages = sdkFor(settings, settings.pageGateway);

  /** The SDK signs and checks; the sending is ours, because its HTTP client repeats a broken request by itself. */
  async function exec(method: string, bizContent: Record<string, string>): Promise<Answer> {
    const signed = sdk.sdkExecute(method, { bizContent, timestamp: dashedTime(now()) });
    const sent = form(Object.fromEntries(new URLSearchParams(signed)));
    const url = `${settings.gateway}?charset=utf-8`;
    const answer = await callProvider({ provider: name, url, timeoutMs: settings.timeoutMs, ...sent });
    return readAnswer(sdk, method, answer.text);
  }

  return {
    method: 'alipay',
    async createOrder(order) {
      const params = pageParams(order, now());
      if (settings.announce) {
        const url = sdk.pageExecute('alipay.trade.page.pay', 'GET', params);
        const { status, text } = await callProvider({
          provider: name,
          url,
          method: 'GET',
          timeoutMs: settings.timeoutMs,
        });
        if (status >= 400) return { kind: 'refused', code: `HTTP ${status}`, reason: text.slice(0, 200) };
      }
      return { kind: 'created', payUrl: pages.pageExecute('alipay.trade.page.pay', 'GET', params) };
    },
    ...orders(exec),
    ...refunds(exec),
    readNotice: ({ body }) => readAlipayNotice(settings, sdk, body),
    noticeAnswer: (ok) => ({ status: 200, type: 'text/plain', body: ok ? 'success' : 'fail' }),
  };
}

type Exec = (method: string, bizContent: Record<string, string>) => Promise<Answer>;

function orders(exec: Exec): Pick<PaymentProvider, 'queryOrder' | 'closeOrder'> {
  return {
    async queryOrder(orderId) {
      const answer = await exec('alipay.trade.query', { outTradeNo: PaymentOrderId.parse(orderId) });
      if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return { state: 'unknown' };
      return readTrade(must(answer, TradeAnswer), orderId);
    },
    async closeOrder(orderId) {
      const answer = await exec('alipay.trade.close', { outTradeNo: PaymentOrderId.parse(orderId) });
      // An order whose page nobody opened does not exist at Alipay: there is nothing left to be paid.
      if (answer.code === '10000' || answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return { kind: 'closed' };
      return answer.sub_code === 'ACQ.TRADE_STATUS_ERROR' ? { kind: 'already-paid' } : refusal(answer);
    },
  };
}

function refunds(exec: Exec): Pick<PaymentProvider, 'refund' | 'queryRefund'> {
  return {
    async refund({ orderId, refundId, amountFen, reason }) {
      const answer = await exec('alipay.trade.refund', {
        outTradeNo: orderId,
        outRequestNo: refundId,
        refundAmount: yuanOf(amountFen),
        refundReason: reason,
      });
      if (answer.code !== '10000') return answer.code === '20000' ? { kind: 'pending' } : refusal(answer);
      must(answer, RefundAnswer);
      return { kind: 'refunded', amountFen };
    },
    async queryRefund({ orderId, refundId }) {
      const answer = await exec('alipay.trade.fastpay.refund.query', { outTradeNo: orderId, outRequestNo: refundId });
      if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return { kind: 'unknown' };
      if (answer.code !== '10000') return refusal(answer);
      const found = must(answer, RefundQueryAnswer);
      const amountFen = yuanToFen(found.refund_amount ?? '');
      const done = found.refund_status === 'REFUND_SUCCESS' && amountFen !== undefined;
      return done ? { kind: 'refunded', amountFen } : { kind: 'unknown' };
    },
  };
}

function sdkFor(settings: AlipaySettings, gateway: string): AlipaySdk {
  const { appId, appPrivateKey, alipayPublicKey } = settings;
  return new AlipaySdk({
    appId,
    privateKey: appPrivateKey,
    alipayPublicKey,
    keyType: 'PKCS8',
    gateway,
    camelcase: false,
  });
}

function pageParams(order: PaymentOrder, at: Date) {
  return {
    timestamp: dashedTime(at),
    notifyUrl: order.notifyUrl,
    returnUrl: order.returnUrl,
    bizContent: {
      outTradeNo: PaymentOrderId.parse(order.orderId),
      productCode: 'FAST_INSTANT_TRADE_PAY',
      totalAmount: yuanOf(order.amountFen),
      subject: order.subject,
      timeExpire: dashedTime(order.expiresAt),
    },
  };
}

/** @throws ProviderAnswerInvalid when the signature or the form is wrong */
function readAnswer(sdk: AlipaySdk, method: string, text: string): Answer {
  const key = `${method.replaceAll('.', '_')}_response`;
  try {
    const signed = z.looseObject({ sign: z.string() }).parse(JSON.parse(text));
    sdk.checkResponseSign(text, key, signed.sign, '');
    return Answer.parse(signed[key]);
  } catch (cause) {
    throw new ProviderAnswerInvalid(name, `the answer to ${method} is not genuine`, cause);
  }
}

function must<T>(answer: Answer, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(answer);
  if (answer.code === '10000' && parsed.success) return parsed.data;
  throw new ProviderAnswerInvalid(name, `${answer.code} ${answer.sub_code ?? ''} ${answer.sub_msg ?? answer.msg}`);
}

function refusal(answer: Answer) {
  return { kind: 'refused' as const, code: answer.sub_code ?? answer.code, reason: answer.sub_msg ?? answer.msg };
}

function readTrade(trade: z.infer<typeof TradeAnswer>, orderId: string): OrderState {
  const amountFen = yuanToFen(trade.total_amount);
  if (trade.out_trade_no !== orderId || amountFen === undefined) {
    throw new ProviderAnswerInvalid(name, 'the answer is about another order or sum');
  }
  const common = { gatewayTradeNo: trade.trade_no, amountFen };
  if (trade.trade_status === 'WAIT_BUYER_PAY') return { state: 'pending', ...common };
  const paidAt = parseWireTime(trade.send_pay_date ?? '');
  // TRADE_CLOSED is also what a wholly refunded order says; it was paid once, and the time of payment tells so.
  if (trade.trade_status === 'TRADE_CLOSED' && !paidAt) return { state: 'closed', ...common };
  return { state: 'paid', ...common, ...(paidAt ? { paidAt } : {}) };
}
