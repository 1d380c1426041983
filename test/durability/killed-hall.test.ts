import test from 'ava';
import { z } from 'zod';
import { parcelsCarried } from '../support/books.ts';
import { caseOf, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { outside, payAll, type Walked, walkerOf } from '../support/walk.ts';
import { assertWhole, count, submitMany, walkMany } from './mass.ts';

const hall = hallOfFile(test);
const Row = z.object({ requestNo: z.string(), trackingNumber: z.string().nullable() });
const parcelsOf = (cases: readonly Walked[]) =>
  hall().sql(
    Row,
    `select p.request_no as "requestNo", p.tracking_number as "trackingNumber" from parcels p join cases c on c.id = p.case_id
     where c.number = any(?::text[])`,
    [`{${cases.map(({ number }) => number).join(',')}}`],
  );

test.serial(
  'a hall killed after the post took a parcel on, before its answer came, does not send a second one',
  async (t) => {
    t.timeout(700_000);
    const walker = walkerOf(hall());
    const cases = await submitMany(walker, 3, ['social-security-card']);
    await outside(hall(), 'PUT', '/simulated/express/faults', { mode: 'drop' });
    const carried = async () => {
      const asked = await parcelsOf(cases);
      const known = new Set(parcelsCarried(hall()).map(({ requestNo }) => requestNo));
      return asked.length === cases.length && asked.every(({ requestNo }) => known.has(requestNo)) && asked;
    };
    const walking = walkMany(walker, cases, { to: ({ parcels }) => parcels.length > 0 });
    const asked = await until('every parcel to be in the book of the post', carried, 400_000);
    await walking;
    t.true(asked.every(({ trackingNumber }) => trackingNumber === null));
    await hall().kill('hall');
    await hall().restart();
    await walkMany(walker, cases);
    await assertWhole(t, hall(), cases);
  },
);

test.serial(
  'a hall killed after it stored the answer of the post, before the engine heard of it, does not send a second parcel',
  async (t) => {
    t.timeout(700_000);
    const walker = walkerOf(hall());
    const cases = await submitMany(walker, 3, ['social-security-card']);
    await outside(hall(), 'PUT', '/simulated/express/faults', { mode: 'delay', seconds: 4 });
    const walking = walkMany(walker, cases, { to: ({ parcels }) => parcels.length > 0 });
    await until('a parcel to be asked for', async () => (await parcelsOf(cases)).length > 0, 400_000);
    hall().freeze('zeebe');
    try {
      await until('its answer', async () => (await parcelsOf(cases)).some((parcel) => parcel.trackingNumber !== null));
      await hall().kill('hall');
    } finally {
      hall().thaw('zeebe');
    }
    await hall().restart();
    await walking;
    await walkMany(walker, cases);
    await assertWhole(t, hall(), cases);
  },
);

test.serial(
  'a hall killed after it took the payment notice, before the engine heard of it, goes on and takes nothing twice',
  async (t) => {
    t.timeout(700_000);
    const walker = walkerOf(hall());
    const cases = await submitMany(walker, 3, ['social-security-card']);
    await walkMany(walker, cases, {
      without: ['pay'],
      to: ({ payments }) => payments.some(({ state }) => state === 'due'),
    });
    hall().freeze('zeebe');
    try {
      for (const { applicant, number } of cases) await payAll(hall(), applicant, await caseOf(applicant, number));
      await until('the fees to be paid', async () => (await count(hall(), paidOf(cases))) === cases.length);
      t.is(await count(hall(), `outbox where message->>'name' = 'fee-paid'`), cases.length, 'the engine has not heard');
      await hall().kill('hall');
    } finally {
      hall().thaw('zeebe');
    }
    await hall().restart();
    await walkMany(walker, cases);
    await assertWhole(t, hall(), cases);
  },
);

const paidOf = (cases: readonly Walked[]): string =>
  `payments p join cases c on c.id = p.case_id where p.state = 'paid' and c.number in (${cases.map(({ number }) => `'${number}'`).join(',')})`;
