import test from 'ava';
import { openCheckout } from '../../../../server/commands/payments/open-checkout.ts';
import { askOpenOrders } from '../../../../server/commands/payments/settle-payment.ts';
import { AuditEntry } from '../../../../server/entities/audit-entry.ts';
import { Payment, PaymentOrder } from '../../../../server/entities/case/payment.ts';
import { Notice } from '../../../../server/entities/case/timeline-entry.ts';
import { actorOf } from '../../../../server/policies/actor.ts';
import { buildAccount, buildCase } from '../../../support/build.ts';
import { buildPayment } from '../../../support/build-parts.ts';
import { noProviders, testHall } from '../../../support/hall.ts';

type House = typeof noProviders.payment.alipay;

const house = (name: 'alipay' | 'unionpay', answers: Partial<House>): House => ({
  ...noProviders.payment[name],
  createOrder: async ({ orderId }) => ({ kind: 'created', payUrl: `http://${name}.test/${orderId}` }),
  ...answers,
});

test('who asks for another house gets it, though the first does not know its order', async (t) => {
  const closed: string[] = [];
  const alipay = house('alipay', {
    queryOrder: async () => ({ state: 'unknown' }),
    closeOrder: async (orderId) => {
      closed.push(orderId);
      return { kind: 'closed' };
    },
  });
  const payment = { alipay, unionpay: house('unionpay', {}) };
  const { hall } = await testHall(t, { providers: { ...noProviders, payment } });
  const account = await buildAccount(hall);
  const fee = await buildPayment(hall, { case: await buildCase(hall, { applicantAccount: account.account }) });
  const first = await openCheckout(hall, actorOf(account), fee.id, 'alipay');
  const second = await openCheckout(hall, actorOf(account), fee.id, 'unionpay');
  t.true(second.payUrl.startsWith('http://unionpay.test'), second.payUrl);
  t.deepEqual(closed, [first.orderId]);
  t.is((await hall.orm.em.fork().findOneOrFail(PaymentOrder, { id: first.orderId })).state, 'closed');
});

test('an order whose house tells another sum is believed by nobody, told to its supervisors once and not asked for any more', async (t) => {
  const asked: string[] = [];
  const alipay = house('alipay', {
    queryOrder: async (orderId) => {
      asked.push(orderId);
      return { state: 'paid', gatewayTradeNo: 'g', amountFen: 1 };
    },
  });
  const payment = { ...noProviders.payment, alipay };
  const { hall, moveTo } = await testHall(t, { providers: { ...noProviders, payment } });
  const supervisor = await buildAccount(hall, { roles: ['supervisor'], areas: ['350100'] });
  await buildAccount(hall, { roles: ['supervisor'], areas: ['350200'] });
  const account = await buildAccount(hall);
  const subject = await buildCase(hall, { applicantAccount: account.account });
  const fee = await buildPayment(hall, { case: subject });
  await openCheckout(hall, actorOf(account), fee.id, 'alipay');
  for (const minute of ['02', '04', '06']) {
    moveTo(`2026-11-23T12:${minute}:00+08:00`);
    await askOpenOrders(hall);
  }
  const em = hall.orm.em.fork();
  t.is(asked.length, 1);
  t.is((await em.findOneOrFail(PaymentOrder, { paymentId: fee.id })).state, 'disputed');
  t.is((await em.findOneOrFail(Payment, { id: fee.id })).state, 'paying');
  t.is(await em.count(AuditEntry, { act: 'payment-notice-refused' }), 1);
  const told = await em.find(Notice, {});
  t.like(told[0], { account: supervisor.account, caseNumber: subject.number });
  t.true(told[0]?.text.includes('应为60.00元，支付机构报来0.01元'));
  t.is(told.length, 1);
});
