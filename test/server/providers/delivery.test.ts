import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { seal } from '../../../server/providers/delivery/ems-cipher.ts';
import type { ParcelRequest } from '../../../server/providers/delivery/provider.ts';
import { isWaybill, waybill } from '../../../server/providers/delivery/waybill.ts';
import { ProviderAnswerInvalid, ProviderTimeout, ProviderUnavailable } from '../../../server/providers/errors.ts';
import { createSimulatedKeys } from '../../../server/providers/simulated.ts';
import { startTwins } from './twins.ts';

const taken = { answer: () => ({ status: 200, body: '{"code":"00000"}' }) };

test('a parcel is ordered once per request number and followed to its receiver', async (t) => {
  const { delivery, control, received } = await startTwins(t, taken);
  const made = await delivery.createParcel(parcel);
  const again = await delivery.createParcel(parcel);
  t.deepEqual(made, again);
  if (made.kind !== 'created') return t.fail();
  t.deepEqual(await delivery.findParcel(parcel.requestNo), { kind: 'found', trackingNumber: made.trackingNumber });
  t.deepEqual(await delivery.track(made.trackingNumber), []);

  for (const status of ['collected', 'in-transit', 'out-for-delivery', 'signed', 'signed']) {
    t.is((await control('POST', `/express/parcels/${made.trackingNumber}/events`, { status })).status, 200);
  }

  const events = await delivery.track(made.trackingNumber);
  t.deepEqual(
    events.map((event) => event.status),
    ['collected', 'in-transit', 'out-for-delivery', 'signed'],
  );
  t.is(received.length, 4);
  const pushes = received.map(({ body }) => delivery.readPush(body));
  t.deepEqual(
    pushes.map((push) => push.kind === 'accepted' && push.status),
    events.map((event) => event.status),
  );
  t.is((await control('POST', `/express/parcels/${made.trackingNumber}/events`, { status: 'returned' })).status, 409);
});

test('a push that was altered or sealed with another key is rejected', async (t) => {
  const { delivery, control, received, setFault, keys } = await startTwins(t, taken);
  const made = await delivery.createParcel(parcel);
  if (made.kind !== 'created') return t.fail();
  await setFault('express', 'tamper');
  await control('POST', `/express/parcels/${made.trackingNumber}/events`, { status: 'signed' });
  t.is(delivery.readPush(received[0]?.body ?? '').kind, 'rejected');

  const event = JSON.stringify({ waybillNo: made.trackingNumber, opTime: '2026-11-23 10:00:00', opCode: '704' });
  const push = (key: string) =>
    JSON.stringify({ method: '040002', senderNo: keys.express.senderNo, logitcsInterface: seal(event, key) });
  const stranger = await createSimulatedKeys();
  t.is(delivery.readPush(push(stranger.express.signKey)).kind, 'rejected');
  t.is(delivery.readPush(push(keys.express.signKey)).kind, 'accepted');
  t.is(delivery.readPush('{}').kind, 'rejected');
  t.is(delivery.readPush('no json').kind, 'rejected');
});

test('under duplicate a push comes five times', async (t) => {
  const { delivery, control, received, setFault } = await startTwins(t, taken);
  const made = await delivery.createParcel(parcel);
  if (made.kind !== 'created') return t.fail();
  await setFault('express', 'duplicate');
  await control('POST', `/express/parcels/${made.trackingNumber}/events`, { status: 'signed' });
  t.is(received.length, 5);
});

test('after a cut connection the order is found by its request number', async (t) => {
  const { delivery, setFault } = await startTwins(t);
  await setFault('express', 'drop');
  await t.throwsAsync(delivery.createParcel(parcel), { instanceOf: ProviderTimeout });
  await setFault('express', 'none');
  t.is((await delivery.findParcel(parcel.requestNo)).kind, 'found');
  t.deepEqual(await delivery.findParcel('never-sent'), { kind: 'not-found' });
});

test('a refusal is a value, an outage and an altered answer are errors', async (t) => {
  const { delivery, setFault, stop } = await startTwins(t, { timeoutMs: 3000 });
  await setFault('express', 'refuse');
  t.is((await delivery.createParcel(parcel)).kind, 'refused');
  await setFault('express', 'tamper');
  await t.throwsAsync(delivery.createParcel(parcel), { instanceOf: ProviderAnswerInvalid });
  await setFault('express', 'delay', { seconds: 5 });
  await t.throwsAsync(delivery.createParcel(parcel), { instanceOf: ProviderTimeout });
  await setFault('express', 'down');
  await t.throwsAsync(delivery.createParcel(parcel), { instanceOf: ProviderUnavailable });
  await stop();
  await t.throwsAsync(delivery.createParcel(parcel), { instanceOf: ProviderUnavailable });
});

test('parcels survive the restart of the twin', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'lianban-twins-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const keys = await createSimulatedKeys();
  const before = await startTwins(t, { directory, keys });
  const made = await before.delivery.createParcel(parcel);
  await before.stop();
  const after = await startTwins(t, { directory, keys });
  t.deepEqual(await after.delivery.createParcel(parcel), made);
});

test('a waybill number carries a check digit', (t) => {
  t.is(waybill(47312482).slice(2, 11), '473124829');
  t.true(isWaybill(waybill(1)));
  t.false(isWaybill('EF473124820CN'));
  t.true(isWaybill('1234567890123'));
});

const place = { province: '福建省', city: '福州市', county: '闽侯县', address: '示例路1号' };
const parcel: ParcelRequest = {
  requestNo: 'CASE-1-parcel',
  sender: { name: '闽侯县政务服务中心', mobile: '059100000000', ...place },
  receiver: { name: '林晓燕', mobile: '13800000001', ...place },
  contents: '食品经营许可证',
};
