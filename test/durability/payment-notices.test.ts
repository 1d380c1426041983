import test from 'ava';
import { z } from 'zod';
import { getTimeline } from '../../server/routes/cases/schema.ts';
import { checkout, confirmPayment } from '../../server/routes/payments/schema.ts';
import { ordersTaken } from '../support/books.ts';
import { caseOf, expect, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { outside, type Walked, walkerOf } from '../support/walk.ts';
import { assertWhole } from './mass.ts';

const hall = hallOfFile(test);
const walker = () => walkerOf(hall());
const fault = (mode: string) => outside(hall(), 'PUT', '/simulated/payment/faults', { mode });
const pay = (orderId: string) => outside(hall(), 'POST', `/simulated/payment/orders/${orderId}/pay`);

/** A case that waits for its fee, with an order open at the house. */
async function atCheckout() {
  const walked = await walker().submit('social-security-card');
  const { payments } = await walker().walk(walked, { without: ['pay'], to: (subject) => subject.payments.length > 0 });
  const paymentId = payments[0]?.id ?? '';
  const { orderId } = expect(
    checkout.response,
    await walked.applicant.send('POST', `/api/payments/${paymentId}/checkout`, { method: 'alipay' }),
  );
  const stateNow = async () => (await caseOf(walked.applicant, walked.number)).payments[0]?.state;
  const back = async () =>
    expect(confirmPayment.response, await walked.applicant.send('POST', `/api/payments/${paymentId}/confirmation`));
  return { walked, paymentId, orderId, stateNow, back };
}

async function timesTold({ applicant, number }: Walked): Promise<number> {
  const { items } = expect(getTimeline.response, await applicant.get(`/api/cases/${number}/timeline`));
  return items.filter(({ kind }) => kind === 'fee-paid').length;
}

test.serial('the notice sent five times before the browser comes back settles the fee once', async (t) => {
  t.timeout(240_000);
  const { walked, orderId, stateNow, back } = await atCheckout();
  await fault('duplicate');
  await pay(orderId);
  await fault('none');
  t.is(await stateNow(), 'paid');
  t.is((await back()).state, 'paid');
  await walker().walk(walked);
  t.is(await timesTold(walked), 1);
  await assertWhole(t, hall(), [walked]);
});

test.serial('the notice sent five times after the browser came back changes nothing any more', async (t) => {
  t.timeout(240_000);
  const { walked, orderId, stateNow, back } = await atCheckout();
  t.is((await back()).state, 'paying', 'coming back is not paying');
  await fault('down');
  await pay(orderId);
  await fault('none');
  t.is((await back()).state, 'paid', 'the hall has asked the house');
  await fault('duplicate');
  await allTaken();
  await fault('none');
  t.is(await stateNow(), 'paid');
  await walker().walk(walked);
  t.is(await timesTold(walked), 1);
  await assertWhole(t, hall(), [walked]);
});

test.serial('a forged notice changes nothing and is logged', async (t) => {
  t.timeout(240_000);
  const { walked, orderId, stateNow } = await atCheckout();
  const body = new URLSearchParams({
    notify_type: 'trade_status_sync',
    out_trade_no: orderId,
    trade_no: '2026112322001',
    trade_status: 'TRADE_SUCCESS',
    total_amount: '20.00',
    sign_type: 'RSA2',
    sign: Buffer.from('not the key of the house').toString('base64'),
  });
  for (let times = 0; times < 5; times += 1) {
    const answer = await fetch(`${hall().url}/api/callbacks/payment/alipay`, { method: 'POST', body });
    t.not(await answer.text(), 'success');
  }
  t.is(await stateNow(), 'paying');
  t.true(hall().output().includes('payment notice rejected'));
  t.deepEqual(
    ordersTaken(hall()).filter((order) => order.orderId === orderId),
    [],
  );
  await walker().walk(walked);
  await assertWhole(t, hall(), [walked]);
});

test.serial('a notice spoiled on its way changes nothing; the next good one settles the fee', async (t) => {
  t.timeout(240_000);
  const { walked, orderId, stateNow } = await atCheckout();
  await fault('tamper');
  await pay(orderId);
  t.is(await stateNow(), 'paying');
  await fault('none');
  await allTaken();
  t.is(await stateNow(), 'paid');
  await walker().walk(walked);
  await assertWhole(t, hall(), [walked]);
});

test.serial(
  'when the house does not answer in time, the fee stays open and is asked for, not taken again',
  async (t) => {
    t.timeout(240_000);
    const { walked, paymentId, orderId, stateNow, back } = await atCheckout();
    await fault('drop');
    await pay(orderId);
    const answer = await walked.applicant.send('POST', `/api/payments/${paymentId}/confirmation`);
    t.is(answer.status, 502);
    t.is(await stateNow(), 'paying');
    const again = await walked.applicant.send('POST', `/api/payments/${paymentId}/checkout`, { method: 'unionpay' });
    t.is(again.status, 502, 'no second order while nobody knows of the first');
    await fault('none');
    t.is((await back()).state, 'paid');
    const late = await walked.applicant.send('POST', `/api/payments/${paymentId}/checkout`, { method: 'unionpay' });
    t.is(late.status, 409);
    await walker().walk(walked);
    await assertWhole(t, hall(), [walked]);
  },
);

const Systems = z.object({
  systems: z.array(z.object({ name: z.string(), state: z.object({ noticesWaiting: z.number().optional() }) })),
});
const allTaken = () =>
  until('the notices to be taken', async () => {
    const answer = await fetch(`${hall().url}/simulated`, { headers: { accept: 'application/json' } });
    const { systems } = Systems.parse(await answer.json());
    return systems.find(({ name }) => name === 'alipay')?.state.noticesWaiting === 0;
  });
