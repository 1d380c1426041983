import test, { type ExecutionContext } from 'ava';
import { Payment, PaymentOrder } from '../../../server/entities/case/payment.ts';
import { Outbox } from '../../../server/entities/engine/outbox.ts';
import { paymentRoutes } from '../../../server/routes/payments/routes.ts';
import { checkout, confirmPayment, listPayments } from '../../../server/routes/payments/schema.ts';
import { buildAccount, buildCase } from '../../support/build.ts';
import { buildPayment } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';
import { startTwins } from '../providers/twins.ts';

const alipay = { method: 'alipay' };
const unionpay = { method: 'unionpay' };

test('the fees of a case are told, with their basis, to those who may read the case', async (t) => {
  const { hall, as, applicant, subject, payment } = await cashier(t);
  const path = `/api/cases/${subject.number}/payments`;
  const { status, body } = await applicant.get(path);
  t.is(status, 200);
  const { items } = listPayments.response.parse(body);
  t.like(items, [{ id: payment.id, name: '证件工本费', basis: '示例', amount: '60.00', state: 'due', paidAt: null }]);
  const staff = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  t.is((await as(staff.account).get(path)).status, 200);
  t.is((await as((await buildAccount(hall)).account).get(path)).status, 404);
  t.is((await as().get(path)).status, 401);
});

for (const method of ['alipay', 'unionpay'] as const) {
  test(`a checkout opens an order at ${method}, and asked again gives the same one`, async (t) => {
    const { applicant, pay, payment, orders, state } = await cashier(t);
    const first = await pay({ method });
    t.is(first.status, 200);
    const { orderId, payUrl } = checkout.response.parse(first.body);
    t.regex(payUrl, /^http/);
    t.deepEqual((await pay({ method })).body, { orderId, payUrl });
    t.like(await orders(), [{ id: orderId, paymentId: payment.id, method, amountFen: 6000, state: 'open' }]);
    t.is((await orders()).length, 1);
    t.is(await state(), 'paying');
    t.is((await applicant.post(`/api/payments/${payment.id}/confirmation`)).body.state, 'paying');
  });
}

test('of many checkouts at once comes one order', async (t) => {
  const { pay, orders } = await cashier(t);
  const answers = await Promise.all([pay(alipay), pay(alipay), pay(alipay)]);
  t.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  t.is(new Set(answers.map(({ body }) => body.orderId)).size, 1);
  t.is((await orders()).length, 1);
});

test('for another house the open order is closed where it was opened, and a new one opened', async (t) => {
  const { pay, orders } = await cashier(t);
  const first = await pay(alipay);
  const second = await pay(unionpay);
  t.is(second.status, 200);
  t.not(second.body.orderId, first.body.orderId);
  t.deepEqual((await orders()).map(({ method, state }) => `${method} ${state}`).toSorted(), [
    'alipay closed',
    'unionpay open',
  ]);
});

test('an order that its house cannot close is waited for, so that the fee is not paid twice', async (t) => {
  const { pay, orders } = await cashier(t);
  const first = await pay(unionpay);
  t.like(await pay(alipay), { status: 409, body: { code: 'wrong-state' } });
  t.deepEqual((await pay(unionpay)).body, first.body);
  t.is((await orders()).length, 1);
});

test('while the house is down the payer is told so, nothing is taken, and later the same order goes on', async (t) => {
  const { twins, pay, orders, state } = await cashier(t);
  for (const mode of ['down', 'drop'] as const) {
    await twins.setFault('payment', mode);
    t.like(await pay(alipay), { status: 502, body: { code: 'outer-system-down' } }, mode);
  }
  const [order] = await orders();
  await twins.setFault('payment', 'none');
  const answer = await pay(alipay);
  t.deepEqual([answer.status, answer.body.orderId], [200, order?.id]);
  t.is((await orders()).length, 1);
  t.is(await state(), 'paying');
});

test('a key under which the house did not answer may be used again', async (t) => {
  const { twins, pay, orders } = await cashier(t);
  const key = { 'idempotency-key': 'once' };
  await twins.setFault('payment', 'down');
  t.is((await pay(alipay, key)).status, 502);
  await twins.setFault('payment', 'none');
  const first = await pay(alipay, key);
  t.is(first.status, 200);
  t.deepEqual((await pay(alipay, key)).body, first.body);
  t.like(await pay(unionpay, key), { status: 422, body: { code: 'key-reused' } });
  t.is((await orders()).length, 1);
});

test('a fee that was paid, though its notice was lost, is settled and not paid again', async (t) => {
  const { hall, twins, applicant, pay, payment, state } = await cashier(t);
  const { body } = await pay(unionpay);
  await twins.control('POST', `/payment/orders/${body.orderId}/pay`);
  t.like(await pay(alipay), { status: 409, body: { code: 'wrong-state' } });
  t.is(await state(), 'paid');
  const [sent, ...more] = await hall.orm.em.fork().find(Outbox, {});
  t.like(sent?.message, { name: 'fee-paid', messageId: `fee-paid-${payment.id}` });
  t.is(more.length, 0);
  t.like(await pay(unionpay), { status: 409, body: { code: 'wrong-state' } });
  t.is((await applicant.post(`/api/payments/${payment.id}/confirmation`)).body.state, 'paid');
});

test('a payer who comes back need not wait for the notice, and hears when the house does not answer', async (t) => {
  const { twins, applicant, pay, payment } = await cashier(t);
  const { body } = await pay(alipay);
  await twins.control('POST', `/payment/orders/${body.orderId}/pay`);
  const path = `/api/payments/${payment.id}/confirmation`;
  await twins.setFault('payment', 'down');
  t.like(await applicant.post(path), { status: 502, body: { code: 'outer-system-down' } });
  await twins.setFault('payment', 'none');
  const { status, body: paid } = await applicant.post(path);
  t.is(status, 200);
  t.like(confirmPayment.response.parse(paid), { state: 'paid', method: 'alipay' });
});

test('what is not owed is not paid', async (t) => {
  const { hall, pay, payment } = await cashier(t);
  for (const state of ['paid', 'refunding', 'refunded', 'cancelled'] as const) {
    await hall.orm.em.fork().nativeUpdate(Payment, { id: payment.id }, { state });
    t.like(await pay(alipay), { status: 409, body: { code: 'wrong-state' } }, state);
  }
});

test('paying is for the applicant, signed in, by a house that there is', async (t) => {
  const { hall, as, applicant, pay, payment } = await cashier(t);
  const staff = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  for (const act of ['checkout', 'confirmation']) {
    const path = `/api/payments/${payment.id}/${act}`;
    for (const { account } of [staff, await buildAccount(hall)])
      t.is((await as(account).post(path, alipay)).status, 404, act);
    t.is((await as().post(path, alipay)).status, 401, act);
    for (const id of ['01890a5d-ac96-774b-bcce-b302099a8057', 'x'])
      t.is((await applicant.post(`/api/payments/${id}/${act}`, alipay)).status, 404, id);
  }
  t.like((await pay({ method: 'cash' })).body, { status: 400, errors: [{ pointer: '/method' }] });
});

async function cashier(t: ExecutionContext) {
  const twins = await startTwins(t, { timeoutMs: 5000 });
  // The houses' twins have the machine's time, and an order that has expired is not opened.
  const { hall } = await testHall(t, { now: new Date().toISOString(), providers: twins });
  const { as } = await serve(t, hall, paymentRoutes);
  const { account } = await buildAccount(hall);
  const subject = await buildCase(hall, { applicantAccount: account });
  const payment = await buildPayment(hall, { case: subject });
  const applicant = as(account);
  return {
    hall,
    twins,
    as,
    applicant,
    subject,
    payment,
    pay: (body: object, headers: Record<string, string> = {}) =>
      applicant.post(`/api/payments/${payment.id}/checkout`, body, headers),
    orders: () => hall.orm.em.fork().find(PaymentOrder, {}, { orderBy: { id: 'asc' } }),
    state: async () => (await hall.orm.em.fork().findOneOrFail(Payment, payment.id)).state,
  };
}
