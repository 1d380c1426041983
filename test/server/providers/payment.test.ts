import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { ProviderAnswerInvalid, ProviderTimeout, ProviderUnavailable } from '../../../server/providers/errors.ts';
import { paymentOrderId } from '../../../server/providers/payment/order-id.ts';
import { createSimulatedKeys } from '../../../server/providers/simulated.ts';
import { refundOf, startHouse } from './payment-house.ts';

for (const method of ['alipay', 'unionpay'] as const) {
  test(`${method}: an order is paid once, and its notice tells who, what and how much`, async (t) => {
    const { provider, order, received, pay } = await startHouse(t, method);
    const created = await provider.createOrder(order);
    t.is(created.kind, 'created');
    t.deepEqual((await provider.queryOrder(order.orderId)).state, 'pending');

    const first = await pay(order.orderId);
    const second = await pay(order.orderId);

    t.is(first.status, 200);
    t.is(second.status, 200);
    const state = await provider.queryOrder(order.orderId);
    t.is(state.state, 'paid');
    t.is(state.amountFen, 6050);
    t.is(received.length, 1);
    const notice = provider.readNotice(received[0] ?? { headers: {}, body: '' });
    t.like(notice, { kind: 'accepted', orderId: order.orderId, amountFen: 6050, gatewayTradeNo: state.gatewayTradeNo });
  });

  test(`${method}: the pay page shows the sum, pays, and sends the browser back`, async (t) => {
    const { provider, order, received } = await startHouse(t, method);
    const created = await provider.createOrder(order);
    if (created.kind !== 'created') return t.fail();

    const page = await fetch(created.payUrl);
    const html = await page.text();
    const action = html.match(/<form method="post" action="([^"]+)"/)?.[1] ?? '';
    const paid = await fetch(
      action.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
      { method: 'POST', redirect: 'manual' },
    );

    t.true(html.includes('¥ 60.50') && html.includes('确认付款'));
    t.is(paid.status, 303);
    t.is(paid.headers.get('location'), order.returnUrl);
    t.is(received.length, 1);
  });

  test(`${method}: an altered notice is rejected`, async (t) => {
    const { provider, order, received, pay, setFault } = await startHouse(t, method);
    await provider.createOrder(order);
    await setFault(method, 'tamper');
    await pay(order.orderId);
    t.is(provider.readNotice(received[0] ?? { headers: {}, body: '' }).kind, 'rejected');
    t.is(provider.readNotice({ headers: {}, body: 'out_trade_no=1&sign=x&sign_type=RSA2' }).kind, 'rejected');
    t.is(provider.readNotice({ headers: {}, body: '' }).kind, 'rejected');
  });

  test(`${method}: a notice signed by somebody else's gateway is rejected`, async (t) => {
    const { provider } = await startHouse(t, method);
    const stranger = await startHouse(t, method, { keys: await createSimulatedKeys() });
    await stranger.provider.createOrder(stranger.order);
    await stranger.pay(stranger.order.orderId);
    const notice = stranger.received[0] ?? { headers: {}, body: '' };
    t.is(stranger.provider.readNotice(notice).kind, 'accepted');
    t.is(provider.readNotice(notice).kind, 'rejected');
  });

  test(`${method}: a notice comes five times under duplicate, each the same`, async (t) => {
    const { provider, order, received, pay, setFault } = await startHouse(t, method);
    await provider.createOrder(order);
    await setFault(method, 'duplicate');
    await pay(order.orderId);
    t.is(received.length, 5);
    const read = received.map((one) => provider.readNotice(one));
    for (const notice of read) t.deepEqual(notice, read[0]);
  });

  test(`${method}: a notice is sent again until the hall has taken it`, async (t) => {
    let taken = 0;
    const refuseFirst = () => (++taken === 1 ? { status: 500, body: 'fail' } : { status: 200, body: 'success' });
    const { provider, order, received, pay } = await startHouse(t, method, { answer: refuseFirst });
    await provider.createOrder(order);
    await pay(order.orderId);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    t.is(received.length, 2);
  });

  test(`${method}: an answer whose signature does not fit is not believed`, async (t) => {
    const { provider, order, setFault } = await startHouse(t, method);
    await provider.createOrder(order);
    await setFault(method, 'tamper');
    await t.throwsAsync(provider.queryOrder(order.orderId), { instanceOf: ProviderAnswerInvalid });
  });

  test(`${method}: after a cut connection the question tells that it was carried out`, async (t) => {
    const { provider, order, setFault, pay } = await startHouse(t, method);
    await setFault(method, 'drop');
    await t.throwsAsync(provider.createOrder(order), { instanceOf: ProviderTimeout });
    await setFault(method, 'none');
    t.is((await provider.queryOrder(order.orderId)).state, 'pending');
    await pay(order.orderId);
    const { gatewayTradeNo = '' } = await provider.queryOrder(order.orderId);
    const refund = { ...refundOf(order, gatewayTradeNo), refundId: paymentOrderId(new Date()) };

    await setFault(method, 'drop');
    await t.throwsAsync(provider.refund(refund), { instanceOf: ProviderTimeout });
    await setFault(method, 'none');
    t.deepEqual(await provider.queryRefund(refund), { kind: 'refunded', amountFen: 1000 });
  });

  test(`${method}: too late an answer is a time-out, an outage is not`, async (t) => {
    const { provider, order, setFault, stop } = await startHouse(t, method, { timeoutMs: 3000 });
    await setFault(method, 'delay', { seconds: 5 });
    await t.throwsAsync(provider.queryOrder(order.orderId), { instanceOf: ProviderTimeout });
    await setFault(method, 'down');
    await t.throwsAsync(provider.queryOrder(order.orderId), { instanceOf: ProviderUnavailable });
    await stop();
    await t.throwsAsync(provider.createOrder(order), { instanceOf: ProviderUnavailable });
  });

  test(`${method}: a refusal is a value`, async (t) => {
    const { provider, order, setFault } = await startHouse(t, method);
    await setFault(method, 'refuse');
    t.is((await provider.createOrder(order)).kind, 'refused');
    await setFault(method, 'none');
    await provider.createOrder(order);
    t.is((await provider.createOrder({ ...order, amountFen: 1 })).kind, 'refused');
    t.is((await provider.refund(refundOf(order, 'x'))).kind, 'refused');
  });

  test(`${method}: a refund number gives back once, and never more than came in`, async (t) => {
    const { provider, order, pay } = await startHouse(t, method);
    await provider.createOrder(order);
    await pay(order.orderId);
    const { gatewayTradeNo = '' } = await provider.queryOrder(order.orderId);
    const refund = refundOf(order, gatewayTradeNo);
    await provider.refund(refund);
    await provider.refund(refund);
    t.deepEqual(await provider.queryRefund(refund), { kind: 'refunded', amountFen: 1000 });
    const tooMuch = { ...refund, refundId: paymentOrderId(new Date()), amountFen: 5051 };
    t.is((await provider.refund(tooMuch)).kind, 'refused');
    t.deepEqual(await provider.queryRefund(tooMuch), { kind: 'unknown' });
    t.is((await provider.refund({ ...tooMuch, amountFen: 5050 })).kind === 'refused', false);
    t.is((await provider.queryOrder(order.orderId)).state, 'paid');
  });

  test(`${method}: an expired order cannot be paid`, async (t) => {
    const { provider, order, pay } = await startHouse(t, method);
    await provider.createOrder({ ...order, expiresAt: new Date(Date.now() - 1000) });
    t.is((await pay(order.orderId)).status, 409);
    t.is((await provider.queryOrder(order.orderId)).state, 'closed');
    t.is((await provider.closeOrder(order.orderId)).kind, 'closed');
    t.deepEqual(await provider.queryOrder(paymentOrderId(new Date())), { state: 'unknown' });
  });

  test(`${method}: what was paid is still paid after the twin's restart`, async (t) => {
    const directory = mkdtempSync(join(tmpdir(), 'lianban-twins-'));
    t.teardown(() => rmSync(directory, { recursive: true }));
    const keys = await createSimulatedKeys();
    const before = await startHouse(t, method, { directory, keys });
    await before.provider.createOrder(before.order);
    await before.pay(before.order.orderId);
    await before.stop();
    const after = await startHouse(t, method, { directory, keys });
    t.is((await after.provider.queryOrder(before.order.orderId)).state, 'paid');
  });
}
