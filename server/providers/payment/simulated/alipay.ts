import { sign, verify } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import * as z from 'zod';
import { yuanOf } from '../../../domain/money.ts';
import { readFields } from '../../simulated/body.ts';
import { faultSwitch, refuses, withFaults } from '../../simulated/faults.ts';
import type { SimulatedKeys } from '../../simulated/keys.ts';
import { openNotifier } from '../../simulated/notifier.ts';
import type { TwinContext } from '../../simulated/system.ts';
import { dashedTime, parseWireTime } from '../../wire-time.ts';
import { yuanToFen } from '../fen.ts';
import { businessAnswer } from './alipay-business.ts';
import { cashier, showMessage } from './cashier.ts';
import { houseState, type SimulatedHouse, tapToPay } from './house.ts';
import { type GatewayOrder, type Ledger, openLedger } from './ledger.ts';

type Keys = SimulatedKeys['alipay'];

const PageContent = z.object({
  out_trade_no: z.string().min(1),
  total_amount: z.string(),
  subject: z.string().min(1),
  time_expire: z.string(),
});

/** Alipay's open gateway as the hall sees it: checks the app's RSA2 signature, signs its answers and notices. */
export function simulatedAlipay(keys: Keys, context: TwinContext): SimulatedHouse {
  const house = { name: 'alipay', zh: '支付宝', en: 'Alipay', pageUrl: context.pageUrl } as const;
  const faults = faultSwitch();
  const ledger = openLedger('alipay', context);
  const taken = (_status: number, body: string) => body.trim() === 'success';
  const notifier = openNotifier('alipay', context, { faults, taken, spoil: spoilNotice });
  const pay = tapToPay(ledger, (order) =>
    notifier.send({
      id: order.orderId,
      url: order.notifyUrl,
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      body: signedNotice(order, keys, context.now()),
    }),
  );
  const router = new Router({ prefix: '/alipay' });
  const wire = withFaults(faults, (body) => body.replace('"msg":"', '"msg":"x'));
  const gateway = (ctx: Context) => answerGateway(ctx, { keys, ledger, pageUrl: context.pageUrl });
  router.get('/gateway.do', wire, gateway).post('/gateway.do', wire, gateway);
  router.use(cashier(house, ledger, pay).routes());
  return {
    name: 'alipay',
    title: { zh: '支付宝（模拟）', en: 'Alipay (simulated)' },
    faults,
    router,
    pay,
    state: () => houseState(ledger, notifier.messages()),
    stop: notifier.stop,
  };
}

interface Gateway {
  keys: Keys;
  ledger: Ledger;
  pageUrl: string;
}

async function answerGateway(ctx: Context, { keys, ledger, pageUrl }: Gateway): Promise<void> {
  const fields = await readFields(ctx);
  const genuine = fields['app_id'] === keys.appId && signatureFits(fields, keys.app.publicKey);
  const method = fields['method'] ?? '';
  if (method === 'alipay.trade.page.pay' || method === 'alipay.trade.wap.pay') {
    if (!genuine) return showMessage(ctx, 400, '验签失败', 'invalid-signature');
    return openPage(ctx, fields, { ledger, pageUrl });
  }
  const request = { method, content: fields['biz_content'] ?? '', genuine, refuse: refuses(ctx) };
  const text = JSON.stringify(businessAnswer(ledger, request));
  ctx.type = 'application/json; charset=utf-8';
  ctx.body = `{"${method.replaceAll('.', '_')}_response":${text},"sign":"${signText(text, keys)}"}`;
}

function openPage(ctx: Context, fields: Record<string, string>, { ledger, pageUrl }: Omit<Gateway, 'keys'>) {
  if (refuses(ctx)) return showMessage(ctx, 400, '系统拒绝受理该笔交易', 'ACQ.PRODUCT_AMOUNT_LIMIT_ERROR');
  const content = PageContent.safeParse(parse(fields['biz_content']));
  const amountFen = yuanToFen(content.data?.total_amount ?? '');
  const expiresAt = parseWireTime(content.data?.time_expire ?? '');
  if (!content.data || !amountFen || !expiresAt) return showMessage(ctx, 400, '参数无效', 'ACQ.INVALID_PARAMETER');
  const order = ledger.open({
    orderId: content.data.out_trade_no,
    amountFen,
    subject: content.data.subject,
    expiresAt: expiresAt.toISOString(),
    notifyUrl: fields['notify_url'] ?? '',
    returnUrl: fields['return_url'] ?? '',
  });
  if (!order) return showMessage(ctx, 400, '交易信息被篡改', 'ACQ.CONTEXT_INCONSISTENT');
  ctx.redirect(`${pageUrl}/alipay/cashier/${order.orderId}`);
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

function signText(text: string, keys: Keys): string {
  return sign('sha256', Buffer.from(text), keys.gateway.privateKey).toString('base64');
}

/** Sorted k=v&… of all but the signature (a notice leaves sign_type out too). */
function textOf(fields: Record<string, string>, without: string[]): string {
  const keys = Object.keys(fields).filter((key) => !without.includes(key) && fields[key] !== '');
  return keys
    .sort()
    .map((key) => `${key}=${fields[key]}`)
    .join('&');
}

function signatureFits(fields: Record<string, string>, publicKey: string): boolean {
  const signature = Buffer.from(fields['sign'] ?? '', 'base64');
  return verify('sha256', Buffer.from(textOf(fields, ['sign'])), publicKey, signature);
}

function signedNotice(order: GatewayOrder, keys: Keys, now: Date): string {
  const fields: Record<string, string> = {
    notify_id: `${order.tradeNo}-notify`,
    notify_type: 'trade_status_sync',
    notify_time: dashedTime(now),
    app_id: keys.appId,
    auth_app_id: keys.appId,
    seller_id: keys.sellerId,
    charset: 'utf-8',
    version: '1.0',
    out_trade_no: order.orderId,
    trade_no: order.tradeNo,
    trade_status: 'TRADE_SUCCESS',
    subject: order.subject,
    total_amount: yuanOf(order.amountFen),
    receipt_amount: yuanOf(order.amountFen),
    gmt_create: dashedTime(new Date(order.openedAt)),
    gmt_payment: dashedTime(new Date(order.paidAt ?? now)),
  };
  return new URLSearchParams({ ...fields, sign_type: 'RSA2', sign: signText(textOf(fields, []), keys) }).toString();
}

function spoilNotice(body: string): string {
  const fields = new URLSearchParams(body);
  fields.set('total_amount', '0.01');
  return fields.toString();
}
