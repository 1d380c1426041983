import type { EntityManager } from '@mikro-orm/postgresql';
import { yuanOf } from '../../domain/money.ts';
import { type Payment, PaymentOrder } from '../../entities/case/payment.ts';
import type { OutboxMessage } from '../../entities/engine/outbox.ts';
import { theHall } from '../../policies/actor.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { audit, record } from '../journal.ts';
import { disputeOrder } from './dispute-order.ts';
import { isOwed } from './owed.ts';
import { giveBack, lockOrder } from './refund-order.ts';

export type Received = {
  method: PaymentOrder['method'];
  orderId: string;
  gatewayTradeNo: string;
  amountFen: number;
  paidAt: Date;
};
export type Settled = 'settled' | 'repeated' | 'refunding' | 'wrong-amount' | 'unknown-order';

/**
 * Money has been received, as the house's signed notice or its answer says. The first time settles the fee and lets
 * the diagram go on; a repeat changes nothing; a sum that is not the order's is believed by nobody;
 * money for a fee that is already paid or no longer owed is given back.
 */
export function settlePayment(hall: Hall, received: Received): Promise<Settled> {
  return inTransaction(hall, async (em) => {
    const locked = await lockOrder(em, received.orderId);
    if (!locked) return refuseUnknown(hall, em, received);
    const { order, payment, subject } = locked;
    // One house's signature says nothing about an order of the other.
    if (order.method !== received.method) return refuseUnknown(hall, em, received);
    if (order.amountFen !== received.amountFen) {
      await disputeOrder(hall, em, locked, received.amountFen);
      return 'wrong-amount';
    }
    if (order.state === 'paid' || order.state === 'refunding' || order.state === 'refunded') return 'repeated';
    order.state = 'paid';
    order.gatewayTradeNo = received.gatewayTradeNo;
    if (!(await isOwed(em, payment, subject))) {
      const text = `收到重复或不再需要的付款${yuanOf(order.amountFen)}元，将原路退回`;
      giveBack(hall, em, subject, { order, payment, text });
      return 'refunding';
    }
    Object.assign(payment, { state: 'paid', method: order.method, paidAt: received.paidAt } satisfies Partial<Payment>);
    send(hall, em, feeMessage(subject.id, payment.id));
    record(hall, em, theHall, subject, {
      kind: 'fee-paid',
      title: '已缴费',
      text: `${payment.name}${yuanOf(payment.amountFen)}元`,
    });
    return 'settled';
  });
}

/** Tells the diagram that a fee is paid. */
export const feeMessage = (caseId: string, paymentId: string): OutboxMessage => ({
  kind: 'publish-message',
  name: 'fee-paid',
  correlationKey: caseId,
  messageId: `fee-paid-${paymentId}`,
  variables: {},
});

function refuseUnknown(hall: Hall, em: EntityManager, { orderId, amountFen }: Received): Settled {
  const why = 'unknown-order';
  hall.log.warn({ order: orderId, amountFen, why }, 'payment notice changed nothing');
  audit(hall, em, theHall, { act: 'payment-notice-refused', subject: orderId, facts: { why, amountFen } });
  return why;
}

/** Asks the house how an order stands, and settles it if it has been paid. Throws the provider's errors. */
export async function askOrder(hall: Hall, orderId: string): Promise<'paid' | 'pending' | 'closed' | 'unknown'> {
  const order = await hall.orm.em.fork().findOneOrFail(PaymentOrder, { id: orderId });
  const answer = await hall.providers.payment[order.method].queryOrder(orderId);
  if (answer.state === 'paid') {
    const { gatewayTradeNo = '', amountFen = -1, paidAt = hall.now() } = answer;
    await settlePayment(hall, { method: order.method, orderId, gatewayTradeNo, amountFen, paidAt });
  } else if (answer.state === 'closed' || (answer.state === 'unknown' && order.expiresAt < hall.now())) {
    await inTransaction(hall, (em) =>
      em.nativeUpdate(PaymentOrder, { id: orderId, state: 'open' }, { state: 'closed' }),
    );
  } else {
    await inTransaction(hall, (em) => em.nativeUpdate(PaymentOrder, { id: orderId }, { askedAt: hall.now() }));
  }
  return answer.state;
}

/** Asks about orders that have been open for a while: a notice may have been lost. Answers how many were asked. */
export async function askOpenOrders(hall: Hall): Promise<number> {
  const before = new Date(hall.now().getTime() - 60_000);
  const em = hall.orm.em.fork();
  const open = await em.find(
    PaymentOrder,
    { state: 'open', createdAt: { $lt: before }, $or: [{ askedAt: null }, { askedAt: { $lt: before } }] },
    { limit: 50, orderBy: { askedAt: 'asc nulls first' } },
  );
  // Before they are asked: fifty of a house that is down must not keep those of the other waiting.
  await em.nativeUpdate(PaymentOrder, { id: { $in: open.map(({ id }) => id) } }, { askedAt: hall.now() });
  for (const order of open) {
    await askOrder(hall, order.id).catch((error: unknown) =>
      hall.log.warn({ order: order.id, err: error }, 'payment house did not answer'),
    );
  }
  return open.length;
}
