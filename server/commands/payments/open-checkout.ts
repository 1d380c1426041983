import { LockMode } from '@mikro-orm/postgresql';
import { Case } from '../../entities/case/case.ts';
import { Payment, PaymentOrder } from '../../entities/case/payment.ts';
import type { Actor } from '../../policies/actor.ts';
import { ownsCase } from '../../policies/case.ts';
import { ProviderTimeout, ProviderUnavailable } from '../../providers/errors.ts';
import { paymentOrderId } from '../../providers/payment/order-id.ts';
import type { CreateOrderResult } from '../../providers/payment/provider.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';
import { isOwed } from './owed.ts';
import { askOrder } from './settle-payment.ts';

const orderLife = 30 * 60_000;

const notOwed = '这笔费用不需要支付';

export type Checkout = { orderId: string; payUrl: string };

/**
 * Opens an order at a payment house. The order is stored before the house is called; an order that is still open is
 * given again, and before another one is opened the house is asked whether the last was paid: money is never taken twice.
 */
export async function openCheckout(
  hall: Hall,
  actor: Actor,
  paymentId: string,
  method: 'alipay' | 'unionpay',
): Promise<Checkout> {
  const { subject, payment, last } = await ownPayment(hall, actor, paymentId);
  if (last?.state === 'open') {
    const again = await settleLast(hall, last, method);
    if (again) return again;
  }
  const order = await storeOrder(hall, actor, payment, method);
  if (order.payUrl !== null) return { orderId: order.id, payUrl: order.payUrl };
  const created = await callHouse(hall, { subject, payment }, order);
  if (created.kind === 'refused') {
    await closeOrder(hall, order.id);
    throw new Refusal('outer-system-refused', `支付机构未受理：${created.reason}`);
  }
  await hall.orm.em.fork().nativeUpdate(PaymentOrder, { id: order.id }, { payUrl: created.payUrl });
  return { orderId: order.id, payUrl: created.payUrl };
}

type Paying = { subject: Case; payment: Payment };

async function ownPayment(
  hall: Hall,
  actor: Actor,
  paymentId: string,
): Promise<Paying & { last: PaymentOrder | null }> {
  const em = hall.orm.em.fork();
  const payment = await em.findOne(Payment, { id: paymentId });
  const subject = payment && (await em.findOne(Case, { id: payment.caseId }));
  if (!subject || !ownsCase(actor, subject)) throw notFound('这笔缴费');
  if (!(await isOwed(em, payment, subject))) throw new Refusal('wrong-state', notOwed);
  return { subject, payment, last: await em.findOne(PaymentOrder, { paymentId }, { orderBy: { createdAt: 'desc' } }) };
}

/**
 * The open order is given again for the same house; for another house it is closed first, there and here, even if the old
 * one does not know it.
 */
async function settleLast(hall: Hall, last: PaymentOrder, method: string): Promise<Checkout | undefined> {
  if (last.method === method && last.payUrl !== null && last.expiresAt > hall.now())
    return { orderId: last.id, payUrl: last.payUrl };
  const state = await askOrder(hall, last.id).catch(outerFault);
  if (state === 'paid') throw new Refusal('wrong-state', '这笔费用已经支付');
  if (state === 'closed') return undefined;
  // Another request for the same house is just opening it: they share the order.
  if (last.method === method && last.expiresAt > hall.now()) return undefined;
  const closed = await hall.providers.payment[last.method].closeOrder(last.id).catch(outerFault);
  if (closed.kind === 'already-paid') {
    await askOrder(hall, last.id);
    throw new Refusal('wrong-state', '这笔费用已经支付');
  }
  if (closed.kind === 'expires-by-itself' && last.expiresAt > hall.now() && last.payUrl !== null) {
    throw new Refusal('wrong-state', '上一笔订单还未失效，请先用原方式支付，或等待其失效后再换方式');
  }
  await closeOrder(hall, last.id);
  return undefined;
}

/** The row that makes the number ours; of two requests at once the second finds the first one's order. */
function storeOrder(
  hall: Hall,
  actor: Actor,
  { id: paymentId, caseId }: Payment,
  method: 'alipay' | 'unionpay',
): Promise<PaymentOrder> {
  return inTransaction(hall, async (em) => {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const subject = await em.findOneOrFail(Case, { id: caseId }, { lockMode });
    const payment = await em.findOneOrFail(Payment, { id: paymentId }, { lockMode });
    if (!(await isOwed(em, payment, subject))) throw new Refusal('wrong-state', notOwed);
    const open = await em.findOne(PaymentOrder, { paymentId, state: 'open' });
    if (open) return open;
    payment.state = 'paying';
    payment.method = method;
    const now = hall.now();
    const order = em.create(PaymentOrder, {
      id: paymentOrderId(now),
      paymentId,
      method,
      amountFen: payment.amountFen,
      state: 'open',
      payUrl: null,
      gatewayTradeNo: null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + orderLife),
      askedAt: null,
    });
    audit(hall, em, actor, {
      act: 'checkout',
      subject: order.id,
      facts: { paymentId, method, amountFen: payment.amountFen },
    });
    return order;
  });
}

async function callHouse(hall: Hall, { subject, payment }: Paying, order: PaymentOrder): Promise<CreateOrderResult> {
  const { publicUrl } = hall.settings;
  return await hall.providers.payment[order.method]
    .createOrder({
      orderId: order.id,
      amountFen: order.amountFen,
      subject: `${subject.itemName}-${payment.name}`.slice(0, 60),
      expiresAt: order.expiresAt,
      notifyUrl: `${publicUrl}/api/callbacks/payment/${order.method}`,
      returnUrl: `${publicUrl}/cases/${subject.number}?paid=${payment.id}`,
    })
    .catch(outerFault);
}

function closeOrder(hall: Hall, id: string): Promise<number> {
  return inTransaction(hall, (em) => em.nativeUpdate(PaymentOrder, { id, state: 'open' }, { state: 'closed' }));
}

/** An outer system that does not answer is told as what it is; nothing is sent again blindly. */
export function outerFault(error: unknown): never {
  if (error instanceof ProviderTimeout || error instanceof ProviderUnavailable) {
    throw new Refusal('outer-system-down', '支付机构暂时没有应答，请稍后再试；已付的款不会丢失');
  }
  throw error;
}
