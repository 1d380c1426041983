import test from 'ava';
import type { Hall } from '../../../server/commands/hall.ts';
import { newId } from '../../../server/commands/id.ts';
import { askOpenParcels } from '../../../server/commands/parcels/record-parcel-event.ts';
import { askOpenOrders } from '../../../server/commands/payments/settle-payment.ts';
import { Parcel } from '../../../server/entities/case/parcel.ts';
import { PaymentOrder } from '../../../server/entities/case/payment.ts';
import { ProviderUnavailable } from '../../../server/providers/errors.ts';
import { buildCase, store } from '../../support/build.ts';
import { buildPayment } from '../../support/build-parts.ts';
import { noProviders, testHall } from '../../support/hall.ts';

const down = () => Promise.reject(new ProviderUnavailable('test', 'down'));

test('every parcel on its way has its turn, though the post fails at the oldest ones', async (t) => {
  const asked: string[] = [];
  const track = (trackingNumber: string) => {
    asked.push(trackingNumber);
    return down();
  };
  const providers = { ...noProviders, delivery: { ...noProviders.delivery, track } };
  const { hall } = await testHall(t, { providers });
  for (let index = 0; index < 120; index += 1) await sendParcel(hall, `P${index}`);
  await sendParcel(hall, 'signed', hall.now());
  t.is(await askOpenParcels(hall), 100);
  t.is(await askOpenParcels(hall), 20);
  t.is(new Set(asked).size, 120);
  t.false(asked.includes('signed'));
});

test('the post is asked about a parcel less and less often', async (t) => {
  const providers = { ...noProviders, delivery: { ...noProviders.delivery, track: async () => [] } };
  const { hall, moveTo } = await testHall(t, { providers, now: '2026-11-23T12:00:00+08:00' });
  await sendParcel(hall, 'P1');
  const turns: [string, number][] = [
    ['2026-11-23T12:00:30+08:00', 1],
    ['2026-11-23T12:01:00+08:00', 0],
    ['2026-11-23T12:01:31+08:00', 1],
    ['2026-11-23T16:00:00+08:00', 1],
    ['2026-11-23T16:59:00+08:00', 0],
    ['2026-11-23T17:01:00+08:00', 1],
    ['2026-12-23T12:00:00+08:00', 1],
    ['2026-12-23T17:59:00+08:00', 0],
    ['2026-12-23T18:01:00+08:00', 1],
  ];
  for (const [at, expected] of turns) {
    moveTo(at);
    t.is(await askOpenParcels(hall), expected, at);
  }
});

test('orders of a payment house that is down do not keep those of the other waiting', async (t) => {
  const asked: string[] = [];
  const { payment } = noProviders;
  const queryOrder = async (orderId: string) => {
    asked.push(orderId);
    return { state: 'pending' as const };
  };
  const providers = {
    ...noProviders,
    payment: { alipay: { ...payment.alipay, queryOrder: down }, unionpay: { ...payment.unionpay, queryOrder } },
  };
  const { hall, moveTo } = await testHall(t, { providers, now: '2026-11-23T12:00:00+08:00' });
  const { id: paymentId } = await buildPayment(hall);
  for (let index = 0; index < 50; index += 1) await openOrder(hall, paymentId, `A${index}`, 'alipay');
  moveTo('2026-11-23T12:01:00+08:00');
  await openOrder(hall, paymentId, 'U1', 'unionpay');
  moveTo('2026-11-23T12:02:01+08:00');
  await askOpenOrders(hall);
  await askOpenOrders(hall);
  t.deepEqual(asked, ['U1']);
});

async function sendParcel(hall: Hall, trackingNumber: string, signedAt: Date | null = null): Promise<void> {
  const row = {
    id: newId(),
    caseId: (await buildCase(hall)).id,
    requestNo: newId(),
    trackingNumber,
    state: 'in-transit',
    events: [],
    receiver: { receiver: '林晓燕', phone: '13800000001', address: '福州市鼓楼区示例路1号' },
    createdAt: hall.now(),
    signedAt,
    askedAt: null,
  } satisfies Partial<Parcel>;
  await store(hall, Object.assign(new Parcel(), row));
}

async function openOrder(hall: Hall, paymentId: string, id: string, method: PaymentOrder['method']): Promise<void> {
  const row = {
    id,
    paymentId,
    method,
    amountFen: 6000,
    state: 'open',
    payUrl: null,
    gatewayTradeNo: null,
    createdAt: hall.now(),
    expiresAt: new Date(hall.now().getTime() + 7_200_000),
    askedAt: null,
  } satisfies Partial<PaymentOrder>;
  await store(hall, Object.assign(new PaymentOrder(), row));
}
