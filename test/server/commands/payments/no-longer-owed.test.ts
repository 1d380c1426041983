import test, { type ExecutionContext } from 'ava';
import { closeCase } from '../../../../server/commands/cases/close-case.ts';
import { withdrawCase } from '../../../../server/commands/cases/withdraw-case.ts';
import { startCaseClock, stopCaseClock } from '../../../../server/commands/clocks/case-clocks.ts';
import { openCheckout } from '../../../../server/commands/payments/open-checkout.ts';
import { refundOrder } from '../../../../server/commands/payments/refund-order.ts';
import { settlePayment } from '../../../../server/commands/payments/settle-payment.ts';
import type { Case } from '../../../../server/entities/case/case.ts';
import { Payment, PaymentOrder } from '../../../../server/entities/case/payment.ts';
import { TimelineEntry } from '../../../../server/entities/case/timeline-entry.ts';
import { Outbox } from '../../../../server/entities/engine/outbox.ts';
import { actorOf } from '../../../../server/policies/actor.ts';
import { buildAccount, buildCase, buildTask } from '../../../support/build.ts';
import { buildPayment } from '../../../support/build-parts.ts';
import { noProviders, testHall } from '../../../support/hall.ts';

test('money that comes after the applicant has withdrawn is given back', async (t) => {
  const { withdraw, checkout, pay, states, refund } = await cashier(t);
  const { orderId } = await checkout();
  await withdraw();
  t.is(await pay(orderId), 'refunding');
  await refund(orderId);
  t.deepEqual(await states(), { payment: 'refunded', orders: ['refunded'] });
});

test('money that comes after the case has stopped waiting for it is given back, before that it is taken', async (t) => {
  const { hall, subject, checkout, pay } = await cashier(t);
  const clock = { caseId: subject.id, clock: 'payment', label: '缴费期限', limit: '15 working-day' };
  const { orderId } = await checkout();
  await startCaseClock(hall, clock);
  await stopCaseClock(hall, subject.id, 'payment');
  t.is(await pay(orderId), 'refunding');

  const other = await cashier(t);
  const open = await other.checkout();
  await startCaseClock(other.hall, { ...clock, caseId: other.subject.id });
  t.is(await other.pay(open.orderId), 'settled');
});

test('a fee that was just being paid when its case ended is cancelled, and cannot be paid again', async (t) => {
  const { hall, subject, checkout, pay, states, refund } = await cashier(t);
  const { orderId } = await checkout();
  await closeCase(hall, subject.id, 'ended');
  t.deepEqual(await states(), { payment: 'cancelled', orders: ['open'] });
  await t.throwsAsync(checkout(), { message: '这笔费用不需要支付' });
  t.is(await pay(orderId), 'refunding');
  await refund(orderId);
  t.deepEqual(await states(), { payment: 'refunded', orders: ['refunded'] });
});

test('nothing is paid for a case that is being withdrawn', async (t) => {
  const { withdraw, checkout } = await cashier(t);
  await withdraw();
  await t.throwsAsync(checkout(), { message: '这笔费用不需要支付' });
});

test('who has paid and then withdraws gets his fee back, and reads it', async (t) => {
  const { hall, subject, withdraw, checkout, pay, states, refund } = await cashier(t);
  const { orderId } = await checkout();
  t.is(await pay(orderId), 'settled');
  await withdraw();
  t.deepEqual(await states(), { payment: 'refunding', orders: ['refunding'] });
  const sent = (await hall.orm.em.fork().find(Outbox, {})).map(({ message }) => message.kind);
  t.is(sent.filter((kind) => kind === 'refund').length, 1);
  await refund(orderId);
  await closeCase(hall, subject.id, 'withdrawn');
  t.deepEqual(await states(), { payment: 'refunded', orders: ['refunded'] });
  const told = await hall.orm.em.fork().find(TimelineEntry, { caseId: subject.id, internal: false });
  const texts = told.map(({ title, text }) => `${title} ${text ?? ''}`);
  t.true(texts.includes('退款 已缴的证件工本费60.00元将原路退回'));
  t.true(texts.includes('已退款 证件工本费60.00元已原路退回'));
});

test('the fee of a service that was rendered without a document stays paid', async (t) => {
  const { hall, subject, checkout, pay, states } = await cashier(t);
  const { orderId } = await checkout();
  await pay(orderId);
  await closeCase(hall, subject.id, 'delivered');
  t.deepEqual(await states(), { payment: 'paid', orders: ['paid'] });
});

test('the fee of a case that was decided stays paid, though its diagram ends without a document', async (t) => {
  const { hall, subject, checkout, pay, states } = await cashier(t);
  const { orderId } = await checkout();
  await pay(orderId);
  await buildTask(hall, { case: subject, kind: 'decide', state: 'done', decision: 'approve' });
  await closeCase(hall, subject.id, 'ended');
  t.deepEqual(await states(), { payment: 'paid', orders: ['paid'] });
});

test('a fee paid twice stays paid when the second payment is given back', async (t) => {
  const { hall, payment, checkout, pay, states, refund } = await cashier(t);
  const { orderId } = await checkout();
  await hall.orm.em.fork().nativeUpdate(PaymentOrder, { id: orderId }, { state: 'closed' });
  const second = await checkout();
  t.is(await pay(second.orderId), 'settled');
  t.is(await pay(orderId), 'refunding');
  await refund(orderId);
  t.is((await states()).payment, 'paid');
  t.is(
    (await hall.orm.em.fork().findOneOrFail(PaymentOrder, { paymentId: payment.id, id: orderId })).state,
    'refunded',
  );
});

test('an order is settled by its own house and by no other', async (t) => {
  const { hall, checkout, states, payment } = await cashier(t);
  const { orderId } = await checkout();
  const { amountFen } = payment;
  const notice = { orderId, gatewayTradeNo: 'g', amountFen, paidAt: hall.now() };
  t.is(await settlePayment(hall, { ...notice, method: 'unionpay' }), 'unknown-order');
  t.deepEqual(await states(), { payment: 'paying', orders: ['open'] });
  t.is(await settlePayment(hall, { ...notice, method: 'alipay' }), 'settled');
});

/** A case that owes a fee, its applicant, and a house that takes every order and gives every one back. */
async function cashier(t: ExecutionContext, overrides: Partial<Case> = {}) {
  const { hall } = await testHall(t, { providers: { ...noProviders, payment: { ...noProviders.payment, alipay } } });
  const account = await buildAccount(hall);
  const actor = actorOf(account);
  const subject = await buildCase(hall, { applicantAccount: account.account, ...overrides });
  const payment = await buildPayment(hall, { case: subject });
  const { amountFen } = payment;
  return {
    hall,
    subject,
    payment,
    withdraw: () => withdrawCase(hall, actor, subject.number, ''),
    checkout: () => openCheckout(hall, actor, payment.id, 'alipay'),
    pay: (orderId: string) =>
      settlePayment(hall, { method: 'alipay', orderId, gatewayTradeNo: 'g', amountFen, paidAt: hall.now() }),
    refund: (orderId: string) => refundOrder(hall, orderId),
    states: async () => {
      const em = hall.orm.em.fork();
      const orders = await em.find(PaymentOrder, { paymentId: payment.id }, { orderBy: { id: 'asc' } });
      const { state } = await em.findOneOrFail(Payment, { id: payment.id });
      return { payment: state, orders: orders.map((order) => order.state) };
    },
  };
}

const alipay: typeof noProviders.payment.alipay = {
  ...noProviders.payment.alipay,
  createOrder: async ({ orderId }) => ({ kind: 'created', payUrl: `http://alipay.test/${orderId}` }),
  queryRefund: async () => ({ kind: 'unknown' }),
  refund: async ({ amountFen }) => ({ kind: 'refunded', amountFen }),
};
