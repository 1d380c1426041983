import { once } from 'node:events';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import Koa from 'koa';
import * as z from 'zod';
import { yuanOf } from '../../../server/domain/money.ts';
import { yuanToFen } from '../../../server/providers/payment/fen.ts';
import { paymentOrderId, timeOfOrder } from '../../../server/providers/payment/order-id.ts';
import { openStore } from '../../../server/providers/simulated/store.ts';
import { loadSimulatedKeys } from '../../../server/providers/simulated.ts';
import { startTwins } from './twins.ts';

test('the list names every system with its fault and addresses, as JSON and as a page', async (t) => {
  const { control, twins, setFault } = await startTwins(t);
  await setFault('unionpay', 'delay', { rate: 0.5 });
  const { systems } = await (await control('GET', '/')).json();
  t.deepEqual(
    systems.map((system: { name: string }) => system.name),
    ['alipay', 'unionpay', 'express', 'population', 'legal-person', 'licence-library', 'notice'],
  );
  t.like(systems[1].fault, { mode: 'delay', rate: 0.5 });
  t.true(systems[1].addresses.some((one: string) => one.includes('/unionpay/gateway/api/queryTrans.do')));
  const page = await fetch(`${twins.url}/`, { headers: { accept: 'text/html' } });
  t.regex(page.headers.get('content-type') ?? '', /html/);
  t.regex(await page.text(), /支付宝/);
  t.is((await fetch(twins.url)).status, 200);
});

test('the twins can be mounted in the hall, where what is not theirs passes by', async (t) => {
  const { twins } = await startTwins(t);
  const app = new Koa();
  app.use(twins.router.routes());
  app.use((ctx) => {
    ctx.body = 'hall';
  });
  const server = app.listen(0, '127.0.0.1');
  t.teardown(() => server.close());
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  t.is((await (await fetch(`${url}/simulated/`)).json()).systems.length, 7);
  t.is(await (await fetch(`${url}/api/health`)).text(), 'hall');
  t.is((await fetch(`${url}/simulated/payment/faults`, { method: 'PUT', body: '{"mode":"down"}' })).status, 200);
});

test('a faulty control names its field, an unknown system or order is not found', async (t) => {
  const { control } = await startTwins(t);
  const answer = await control('PUT', '/express/faults', { mode: 'wild', rate: 2 });
  t.is(answer.status, 400);
  t.deepEqual(
    (await answer.json()).errors.map((one: { pointer: string }) => one.pointer),
    ['/mode', '/rate'],
  );
  t.is((await control('PUT', '/moon/faults', { mode: 'none' })).status, 404);
  t.is((await control('POST', '/payment/orders/none/pay')).status, 404);
  t.is((await control('POST', '/express/parcels/none/events', { status: 'signed' })).status, 404);
});

test('a store outlives a torn last line', (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'lianban-store-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'a.jsonl');
  openStore(z.number(), file).put('one', 1);
  appendFileSync(file, '["two"');
  openStore(z.number(), file).put('three', 3);
  t.deepEqual(openStore(z.number(), file).values(), [1, 3]);
});

test('the keys of a data directory stay the same', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'lianban-keys-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  t.deepEqual(await loadSimulatedKeys(directory), await loadSimulatedKeys(directory));
});

test('sums are read without rounding, order numbers carry their time', (t) => {
  t.deepEqual([5, 6000, 123456789].map(yuanOf), ['0.05', '60.00', '1234567.89']);
  t.deepEqual(['0.05', '60', '60.5', '1e3', '-1', '60.005', ''].map(yuanToFen), [
    5,
    6000,
    6050,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  const at = new Date('2026-12-31T16:00:01Z');
  t.is(paymentOrderId(at).slice(0, 14), '20270101000001');
  t.deepEqual(timeOfOrder(paymentOrderId(at)), at);
});
