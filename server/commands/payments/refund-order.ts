import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { yuanOf } from '../../domain/money.ts';
import { NoRetryHelps } from '../../engine/errors.ts';
import { Case } from '../../entities/case/case.ts';
import { Payment, PaymentOrder } from '../../entities/case/payment.ts';
import { theHall } from '../../policies/actor.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { record, tellApplicant } from '../journal.ts';

/** The house has taken a refund on and is not done with it: it is asked again. */
export class RefundUnderWay extends Error {
  override readonly name = 'RefundUnderWay';
}

type GivingBack = { order: PaymentOrder; payment: Payment; text: string };

/** Has the money of an order given back, and tells the applicant so. */
export function giveBack(hall: Hall, em: EntityManager, subject: Case, { order, payment, text }: GivingBack): void {
  order.state = 'refunding';
  // Paid by another order, the fee stays paid.
  if (payment.state !== 'paid') payment.state = 'refunding';
  send(hall, em, { kind: 'refund', orderId: order.id });
  record(hall, em, theHall, subject, { kind: 'refund', title: '退款', text });
  tellApplicant(hall, em, subject, text);
}

/** Has every fee given back that was paid for a case which ends undecided: nothing was given for it. */
export async function giveFeesBack(hall: Hall, em: EntityManager, subject: Case): Promise<void> {
  for (const payment of await em.find(Payment, { caseId: subject.id, state: 'paid' })) {
    const order = await em.findOne(
      PaymentOrder,
      { paymentId: payment.id, state: 'paid' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!order) continue;
    payment.state = 'refunding';
    const text = `已缴的${payment.name}${yuanOf(order.amountFen)}元将原路退回`;
    giveBack(hall, em, subject, { order, payment, text });
  }
}

/** Gives an order's money back. The house knows the refund by the order's number, so a repeat gives nothing twice. */
export async function refundOrder(hall: Hall, orderId: string): Promise<void> {
  const em = hall.orm.em.fork();
  const order = await em.findOneOrFail(PaymentOrder, { id: orderId });
  if (order.state !== 'refunding') return;
  const house = hall.providers.payment[order.method];
  const refundId = `${order.id.slice(0, 14)}R${order.id.slice(14)}`.slice(0, 32);
  const known = await house.queryRefund({ orderId, refundId });
  const result =
    known.kind === 'unknown'
      ? await house.refund({
          orderId,
          gatewayTradeNo: order.gatewayTradeNo ?? '',
          refundId,
          amountFen: order.amountFen,
          reason: '重复或不再需要的付款',
          notifyUrl: `${hall.settings.publicUrl}/api/callbacks/payment/${order.method}`,
        })
      : known;
  if (result.kind === 'pending') throw new RefundUnderWay(`refund of ${orderId} is under way`);
  if (result.kind === 'refused') throw new NoRetryHelps(`支付机构不受理退款：${result.reason}`);
  await noteRefund(hall, orderId);
}

function noteRefund(hall: Hall, orderId: string): Promise<void> {
  return inTransaction(hall, async (em) => {
    const locked = await lockOrder(em, orderId);
    if (locked?.order.state !== 'refunding') return;
    const { order, payment, subject } = locked;
    order.state = 'refunded';
    const others = { paymentId: payment.id, id: { $ne: orderId }, state: { $in: ['paid', 'refunding'] } } as const;
    if (payment.state === 'refunding' && (await em.count(PaymentOrder, others)) === 0) payment.state = 'refunded';
    const text = `${payment.name}${yuanOf(order.amountFen)}元已原路退回`;
    record(hall, em, theHall, subject, { kind: 'refunded', title: '已退款', text });
  });
}

export type LockedOrder = { order: PaymentOrder; payment: Payment; subject: Case };

/** An order with its fee and its case, the case first: whoever withdraws or ends the case begins there too. */
export async function lockOrder(em: EntityManager, id: string): Promise<LockedOrder | undefined> {
  const [of] = await em.execute<{ paymentId: string; caseId: string }[]>(
    `select p.id as "paymentId", p.case_id as "caseId"
     from payment_orders o join payments p on p.id = o.payment_id where o.id = ?`,
    [id],
  );
  if (!of) return undefined;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const subject = await em.findOneOrFail(Case, { id: of.caseId }, { lockMode });
  const payment = await em.findOneOrFail(Payment, { id: of.paymentId }, { lockMode });
  const order = await em.findOneOrFail(PaymentOrder, { id }, { lockMode });
  return { order, payment, subject };
}
