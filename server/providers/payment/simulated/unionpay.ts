import { X509Certificate } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import * as z from 'zod';
import { readFields } from '../../simulated/body.ts';
import { faultSwitch, refuses, withFaults } from '../../simulated/faults.ts';
import type { SimulatedKeys } from '../../simulated/keys.ts';
import { type Message, type Notifier, openNotifier } from '../../simulated/notifier.ts';
import type { TwinContext } from '../../simulated/system.ts';
import { compactTime, parseWireTime } from '../../wire-time.ts';
import { certificateId, type Fields, signatureFits, signFields } from '../unionpay-signature.ts';
import { cashier, showMessage } from './cashier.ts';
import { houseState, type SimulatedHouse, tapToPay } from './house.ts';
import { type GatewayOrder, type Ledger, openLedger } from './ledger.ts';

type Keys = SimulatedKeys['unionpay'];

const PayFields = z.object({
  orderId: z.string().regex(/^[0-9A-Za-z]{8,40}$/),
  txnAmt: z.string().regex(/^[1-9]\d{0,11}$/),
  txnTime: z.string().regex(/^\d{14}$/),
  payTimeout: z.string(),
  orderDesc: z.string().default(''),
  frontUrl: z.url(),
  backUrl: z.url(),
});

/** UnionPay's online gateway 5.1.0: checks the merchant's signature; what it says carries its own certificate. */
export function simulatedUnionpay(keys: Keys, context: TwinContext): SimulatedHouse {
  const house = { name: 'unionpay', zh: '银联在线支付', en: 'UnionPay', pageUrl: context.pageUrl } as const;
  const faults = faultSwitch();
  const ledger = openLedger('unionpay', context);
  const notifier = openNotifier('unionpay', context, { faults, taken: (status) => status === 200, spoil: spoilNotice });
  const desk = openDesk(keys, ledger, notifier);
  const pay = tapToPay(ledger, (order) =>
    desk.notify(order.orderId, order.notifyUrl, { txnType: '01', ...payFacts(order) }),
  );
  const router = new Router({ prefix: '/unionpay' });
  const wire = withFaults(faults, (body) => body.replace('respMsg=', 'respMsg=x'));
  const front = (ctx: Context) => frontTrans(ctx, desk, context.pageUrl);
  router.get('/gateway/api/frontTransReq.do', wire, front).post('/gateway/api/frontTransReq.do', wire, front);
  router.post('/gateway/api/queryTrans.do', wire, (ctx) => answer(ctx, desk, (fields) => query(ledger, fields)));
  router.post('/gateway/api/backTransReq.do', wire, (ctx) => answer(ctx, desk, (fields) => refund(desk, fields)));
  router.use(cashier(house, ledger, pay).routes());
  return {
    name: 'unionpay',
    title: { zh: '银联（模拟）', en: 'UnionPay (simulated)' },
    faults,
    router,
    pay,
    state: () => houseState(ledger, notifier.messages()),
    stop: notifier.stop,
  };
}

/** What every request needs: the books, whether a message is the merchant's, and how the gateway signs. */
interface Desk {
  ledger: Ledger;
  genuine(fields: Fields): boolean;
  signed(fields: Fields): Fields;
  notify(id: string, url: string, fields: Fields): Promise<Message>;
}

function openDesk(keys: Keys, ledger: Ledger, notifier: Notifier): Desk {
  const merchant = new X509Certificate(keys.merchant.certificate).publicKey;
  const certId = certificateId(keys.merchant.certificate);
  const common = { version: '5.1.0', encoding: 'UTF-8', signMethod: '01', merId: keys.merId };
  const signed = (fields: Fields) =>
    signFields({ ...common, ...fields, signPubKeyCert: keys.gateway.certificate }, keys.gateway.privateKey);
  return {
    ledger,
    genuine: (fields) =>
      fields['merId'] === keys.merId && fields['certId'] === certId && signatureFits(fields, merchant),
    signed,
    notify: (id, url, fields) =>
      notifier.send({
        id,
        url,
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
        body: new URLSearchParams(signed({ respCode: '00', respMsg: '成功', ...fields })).toString(),
      }),
  };
}

async function frontTrans(ctx: Context, { genuine, ledger }: Desk, pageUrl: string): Promise<void> {
  const fields = await readFields(ctx);
  if (!genuine(fields)) return showMessage(ctx, 400, '验签失败', 'Signature error');
  if (refuses(ctx)) return showMessage(ctx, 400, '交易失败，详情请咨询95516', 'Transaction refused');
  const parsed = PayFields.safeParse(fields);
  const expiresAt = parseWireTime(parsed.data?.payTimeout ?? '');
  if (!parsed.data || !expiresAt) return showMessage(ctx, 400, '报文格式错误', 'Message format error');
  const { orderId, txnAmt, orderDesc, backUrl, frontUrl } = parsed.data;
  const order = ledger.open({
    orderId,
    amountFen: Number(txnAmt),
    subject: orderDesc,
    expiresAt: expiresAt.toISOString(),
    notifyUrl: backUrl,
    returnUrl: frontUrl,
  });
  if (!order) return showMessage(ctx, 400, '重复交易', 'Duplicate order');
  ctx.redirect(`${pageUrl}/unionpay/cashier/${order.orderId}`);
}

async function answer(ctx: Context, desk: Desk, handle: (fields: Fields) => Fields): Promise<void> {
  const fields = await readFields(ctx);
  const { orderId = '', txnTime = '', txnType = '' } = fields;
  const result = !desk.genuine(fields)
    ? { respCode: '11', respMsg: '验证签名失败' }
    : refuses(ctx)
      ? { respCode: '01', respMsg: '交易失败（模拟故障）' }
      : handle(fields);
  const signed = desk.signed({ orderId, txnTime, txnType, ...result });
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = Object.entries(signed)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

function refund({ ledger, notify }: Desk, fields: Fields): Fields {
  const { origQryId = '', orderId = '', txnAmt = '', txnTime = '', backUrl = '' } = fields;
  const order = ledger.findByTradeNo(origQryId);
  if (!order) return { respCode: '35', respMsg: '原交易不存在或状态不正确' };
  const refunded = ledger.refund(order.orderId, orderId, Number(txnAmt));
  if (!refunded) return { respCode: '36', respMsg: '与原交易信息不符' };
  if (!refunded.first) return { respCode: '12', respMsg: '重复交易' };
  const queryId = `${order.tradeNo}r`;
  void notify(orderId, backUrl, { txnType: '04', orderId, txnTime, txnAmt, queryId, origQryId });
  return { respCode: '00', respMsg: '成功', queryId, txnAmt };
}

function query(ledger: Ledger, { orderId = '', txnTime = '' }: Fields): Fields {
  const order = ledger.find(orderId);
  const refund = ledger.findByRefund(orderId)?.refunds.find((one) => one.refundId === orderId);
  // An order is known by number and time together; one without the other finds nothing.
  if (!orderId.startsWith(txnTime) || !(order || refund)) return { respCode: '34', respMsg: '查无此交易' };
  const outcome = order ? { pending: '05', paid: '00', closed: '01' }[order.state] : '00';
  const facts = order ? payFacts(order) : { orderId, txnAmt: String(refund?.amountFen ?? 0) };
  return { respCode: '00', respMsg: '成功', origRespCode: outcome, ...facts };
}

function payFacts(order: GatewayOrder): Fields {
  return {
    orderId: order.orderId,
    queryId: order.tradeNo,
    txnAmt: String(order.amountFen),
    txnTime: order.orderId.slice(0, 14),
    currencyCode: '156',
    ...(order.paidAt ? { payTime: compactTime(new Date(order.paidAt)) } : {}),
  };
}

function spoilNotice(body: string): string {
  const fields = new URLSearchParams(body);
  fields.set('txnAmt', '1');
  return fields.toString();
}
