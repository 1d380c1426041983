import * as z from 'zod';
import { callProvider, form } from '../call.ts';
import { ProviderAnswerInvalid } from '../errors.ts';
import type { ProviderContext, Refusal } from '../refusal.ts';
import { compactTime, parseWireTime } from '../wire-time.ts';
import { timeOfOrder } from './order-id.ts';
import type { OrderState, PaymentNotice, PaymentProvider } from './provider.ts';
import { payFields, readAnswer, refundFields } from './unionpay-messages.ts';
import { certificateId, type Fields, faultOfSigned, signFields } from './unionpay-signature.ts';

export const UnionPaySettings = z.object({
  merId: z.string(),
  /** PEM of our signing certificate and its PKCS#8 key. */
  certificate: z.string(),
  privateKey: z.string(),
  roots: z.array(z.string()).min(1),
  intermediates: z.array(z.string()).default([]),
  signer: z.string().default('中国银联股份有限公司'),
  /** Up to and without /gateway/api. */
  gateway: z.url(),
  pageGateway: z.url(),
  timeoutMs: z.int().positive().default(8000),
  announce: z.boolean().default(true),
});
export type UnionPaySettings = z.infer<typeof UnionPaySettings>;

const name = 'unionpay';
const OrderFields = z.object({
  merId: z.string(),
  orderId: z.string(),
  queryId: z.string(),
  txnAmt: z.string().regex(/^\d{1,12}$/),
  txnTime: z.string(),
});

/** UnionPay online gateway, message version 5.1.0, signMethod 01; own adapter, as no package speaks it. Sums in fen. */
export function unionpay(settings: UnionPaySettings, { now }: Pick<ProviderContext, 'now'>): PaymentProvider {
  const channel = openChannel(settings, now);
  const queryOrder = (orderId: string) => askState(channel, orderId, settings.merId);
  return {
    method: 'unionpay',
    async createOrder(order) {
      const fields = channel.signed(payFields(order));
      if (settings.announce) {
        const url = `${settings.gateway}/gateway/api/frontTransReq.do`;
        const { timeoutMs } = settings;
        const { status, text } = await callProvider({ provider: name, url, timeoutMs, ...form(fields) });
        if (status >= 400) return { kind: 'refused', code: `HTTP ${status}`, reason: text.slice(0, 200) };
      }
      const action = `${settings.pageGateway}/gateway/api/frontTransReq.do`;
      return { kind: 'created', payUrl: `${action}?${new URLSearchParams(fields)}`, form: { action, fields } };
    },
    queryOrder,
    async closeOrder(orderId) {
      const { state } = await queryOrder(orderId);
      if (state === 'paid') return { kind: 'already-paid' };
      return state === 'closed' ? { kind: 'closed' } : { kind: 'expires-by-itself' };
    },
    ...refunds(channel),
    readNotice: ({ body }) => readNotice(Object.fromEntries(new URLSearchParams(body)), settings, now()),
    noticeAnswer: (ok) => ({ status: ok ? 200 : 400, type: 'text/plain', body: ok ? 'ok' : 'fail' }),
  };
}

interface Channel {
  signed(fields: Fields): Fields;
  exchange(path: string, fields: Fields): Promise<Fields>;
  query(orderId: string): Promise<Fields>;
}

function openChannel(settings: UnionPaySettings, now: () => Date): Channel {
  const certId = certificateId(settings.certificate);
  const common = { version: '5.1.0', encoding: 'UTF-8', signMethod: '01', accessType: '0', bizType: '000201' };
  const signed = (fields: Fields) =>
    signFields({ ...common, merId: settings.merId, certId, ...fields }, settings.privateKey);

  async function exchange(path: string, fields: Fields): Promise<Fields> {
    const url = `${settings.gateway}/gateway/api/${path}`;
    const sent = form(signed(fields));
    const answer = await callProvider({ provider: name, url, timeoutMs: settings.timeoutMs, ...sent });
    const read = readAnswer(answer.text);
    const fault = faultOfSigned(read, settings, now());
    if (fault) throw new ProviderAnswerInvalid(name, fault);
    return read;
  }
  return {
    signed,
    exchange,
    /** UnionPay finds an order by number and time; both are in our own number. */
    query: (orderId) =>
      exchange('queryTrans.do', {
        txnType: '00',
        txnSubType: '00',
        orderId,
        txnTime: compactTime(timeOfOrder(orderId)),
      }),
  };
}

async function askState(channel: Channel, orderId: string, merId: string): Promise<OrderState> {
  const answer = await channel.query(orderId);
  if (answer['respCode'] === '34') return { state: 'unknown' };
  if (answer['respCode'] !== '00') throw new ProviderAnswerInvalid(name, wordsOf(answer));
  return readState(answer, orderId, merId);
}

/** 03, 04, 05: taken on, outcome open. */
const isOpen = (code: string | undefined) => ['03', '04', '05'].includes(code ?? '');

function refunds(channel: Channel): Pick<PaymentProvider, 'refund' | 'queryRefund'> {
  return {
    async refund(request) {
      const answer = await channel.exchange('backTransReq.do', refundFields(request));
      const code = answer['respCode'];
      // 12: this number was taken on before, so it must not count twice.
      return code === '00' || code === '12' || isOpen(code) ? { kind: 'pending' } : refusal(answer);
    },
    async queryRefund({ refundId }) {
      const answer = await channel.query(refundId);
      if (answer['respCode'] === '34') return { kind: 'unknown' };
      if (answer['respCode'] !== '00') return refusal(answer);
      if (answer['origRespCode'] === '00') return { kind: 'refunded', amountFen: Number(answer['txnAmt']) };
      return isOpen(answer['origRespCode']) ? { kind: 'pending' } : refusal(answer);
    },
  };
}

function readState(answer: Fields, orderId: string, merId: string): OrderState {
  const parsed = OrderFields.safeParse(answer);
  if (!parsed.success || parsed.data.orderId !== orderId || parsed.data.merId !== merId) {
    throw new ProviderAnswerInvalid(name, 'the answer is about another order');
  }
  const { queryId, txnAmt, txnTime } = parsed.data;
  const common = { gatewayTradeNo: queryId, amountFen: Number(txnAmt) };
  const original = answer['origRespCode'] ?? '';
  if (original === '00') {
    const paidAt = parseWireTime(answer['payTime'] ?? '') ?? parseWireTime(txnTime);
    return { state: 'paid', ...common, ...(paidAt ? { paidAt } : {}) };
  }
  return { state: isOpen(original) ? 'pending' : 'closed', ...common };
}

function readNotice(fields: Fields, settings: UnionPaySettings, at: Date): PaymentNotice {
  const fault = faultOfSigned(fields, settings, at);
  if (fault) return { kind: 'rejected', reason: fault };
  const parsed = OrderFields.safeParse(fields);
  if (!parsed.success) return { kind: 'rejected', reason: z.prettifyError(parsed.error) };
  const { merId, orderId, queryId, txnAmt, txnTime } = parsed.data;
  if (merId !== settings.merId) return { kind: 'rejected', reason: 'meant for another merchant' };
  if (fields['txnType'] !== '01') return { kind: 'ignored', orderId, reason: 'tells of a refund' };
  // A6: partly done; it counts as money received, as 00 does.
  if (!['00', 'A6'].includes(fields['respCode'] ?? '')) return { kind: 'ignored', orderId, reason: wordsOf(fields) };
  const paidAt = parseWireTime(fields['payTime'] ?? '') ?? parseWireTime(txnTime);
  if (!paidAt) return { kind: 'rejected', reason: 'no time of payment' };
  return { kind: 'accepted', orderId, gatewayTradeNo: queryId, amountFen: Number(txnAmt), paidAt };
}

const wordsOf = (answer: Fields) => `${answer['respCode']} ${answer['respMsg'] ?? ''}`;

function refusal(answer: Fields): Refusal {
  const code = answer['origRespCode'] ?? answer['respCode'] ?? '';
  return { kind: 'refused', code, reason: answer['origRespMsg'] ?? answer['respMsg'] ?? '' };
}
