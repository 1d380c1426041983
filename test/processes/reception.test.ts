import { readFileSync } from 'node:fs';
import test from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { caseOf, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { outside, type Sample, throughAcceptance, throughPreReview, type Walked, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);
const walker = () => walkerOf(hall());
const kindsOf = ({ clocks }: Case) => clocks.map(({ kind }) => kind);
const clockOf = ({ clocks }: Case, kind: string) => clocks.findLast((clock) => clock.kind === kind);
const isAt = (kind: string) => (subject: Case) => subject.desks.some((desk) => desk.kind === kind);

test.serial(
  'what is applied for online is pre-reviewed first, and to pass that is not yet to be accepted',
  async (t) => {
    t.timeout(240_000);
    const walked = await walker().submit('food-business-licence');
    const early = await walker().walk(walked, {
      decide: () => 'leave',
      to: (subject) => isAt('pre-review')(subject) && subject.stage === '预审',
    });
    t.like(early, { state: 'submitted', lawBegins: 'on-acceptance' });
    t.regex(early.nextAct.text.zh, /预审通过不等于受理/);
    const passed = await walker().walk(walked, {
      decide: throughPreReview,
      to: (subject) => isAt('accept')(subject) && subject.stage === '受理',
    });
    t.like(passed, { state: 'submitted', lawBegins: 'on-acceptance' });
    t.false(kindsOf(passed).includes('law'));
    t.is(kindsOf(passed).filter((kind) => kind === 'pre-acceptance').length, 1, 'the five days run on');
    const accepted = await walker().walk(walked, {
      decide: throughAcceptance,
      to: (subject) => kindsOf(subject).includes('law'),
    });
    t.is(accepted.lawBegins, 'begun');
  },
);

test.serial(
  'where paper is handed in at the window nothing has been received before, and the five days begin there',
  async (t) => {
    t.timeout(300_000);
    const walked = await walker().submit('taiwan-travel-permit');
    const asked = await walker().walk(walked, {
      decide: ({ kind }) => (kind === 'pre-review' ? { decision: 'correct', corrections: ['photo'] } : 'leave'),
      to: ({ state }) => state === 'correcting',
    });
    t.deepEqual(
      asked.correction?.asks.map(({ material }) => material),
      ['photo'],
    );
    const fileId = await walked.applicant.upload('photo.png', photo());
    const answer = await walked.applicant.send('POST', `/api/cases/${walked.number}/corrections`, {
      materials: [{ code: 'photo', fileId }],
    });
    t.is(answer.status, 202);
    const invited = await walker().walk(walked, { decide: throughPreReview, to: isAt('appointment') });
    t.like(invited, { state: 'submitted', lawBegins: 'on-acceptance', remaining: null, nextAct: { kind: 'visit' } });
    t.deepEqual(invited.trips, { made: 0, allowed: 1 });
    t.false(kindsOf(invited).some((kind) => ['pre-acceptance', 'promise', 'law'].includes(kind)));
    const received = await walker().walk(walked, {
      decide: ({ kind }) => (kind === 'accept' ? 'leave' : undefined),
      to: isAt('accept'),
    });
    t.truthy(clockOf(received, 'pre-acceptance'));
    t.deepEqual(received.trips, { made: 1, allowed: 1 }, 'who came has come once');
    t.is((await tasksOfCase(walked)).filter((kind) => kind === 'pre-review').length, 2, 'not once more inside');
  },
);

test.serial('who did not keep the five days has accepted from the day on which the paper came', async (t) => {
  t.timeout(300_000);
  const walked = await walker().submit('taiwan-travel-permit');
  const received = await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'accept' ? 'leave' : undefined),
    to: isAt('accept'),
  });
  const clock = clockOf(received, 'pre-acceptance');
  await passTime(clock?.deadline);
  const deemed = await walker().walk(walked, {
    decide: () => 'leave',
    to: (subject) => kindsOf(subject).includes('law'),
  });
  t.is(clockOf(deemed, 'law')?.startedAt, clock?.startedAt);
});

test.serial('nobody pre-reviewed it in five days, so it is accepted all the same', async (t) => {
  t.timeout(300_000);
  const walked = await walker().submit('food-business-licence');
  const early = await walker().walk(walked, { decide: () => 'leave', to: isAt('pre-review') });
  await passTime(clockOf(early, 'pre-acceptance')?.deadline);
  const deemed = await walker().walk(walked, {
    decide: () => 'leave',
    to: (subject) => kindsOf(subject).includes('law'),
  });
  t.is(clockOf(deemed, 'law')?.startedAt, clockOf(early, 'pre-acceptance')?.startedAt);
  await until(
    'the pre-review to be gone',
    async () => !isAt('pre-review')(await caseOf(walked.applicant, walked.number)),
  );
});

test.serial('while the applicant has time to pay, the promise of an immediate item does not run', async (t) => {
  t.timeout(240_000);
  const walked = await walker().submit('social-security-card');
  const owing = await walker().walk(walked, {
    without: ['pay'],
    to: ({ payments, clocks }) => payments.length > 0 && clocks.some(({ kind }) => kind === 'payment'),
  });
  t.truthy(clockOf(owing, 'promise')?.endedAt);
  t.false(kindsOf(owing).includes('pre-acceptance'), 'a public service is no licence');
  const paid = await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'issue' ? 'leave' : undefined),
    to: isAt('issue'),
  });
  t.is(clockOf(paid, 'promise')?.endedAt, null);
  const done = await walker().walk(walked);
  t.is(done.state, 'delivered');
});

test.serial(
  'the county examines a permit for Taiwan, the city decides and signs, and the fees are on one bill',
  async (t) => {
    t.timeout(300_000);
    const withEndorsement = (sample: Sample): Sample => ({
      ...sample,
      form: { ...sample.form, endorsement: 'individual', entries: 'multiple' },
    });
    const walked = await walker().submit('taiwan-travel-permit', withEndorsement);
    const done = await walker().walk(walked);
    t.is(done.state, 'delivered');
    t.deepEqual(
      done.payments.map(({ amount }) => amount),
      ['140.00'],
    );
    const query = 'select kind, department from tasks where case_number = ?';
    const tasks = await hall().sql(Placed, query, [walked.number]);
    const placeOf = (of: string) => tasks.find(({ kind }) => kind === of)?.department;
    t.deepEqual(['pre-review', 'accept', 'review', 'decide', 'issue'].map(placeOf), [
      '350102-exit-entry',
      '350102-exit-entry',
      '350102-exit-entry',
      '350100-exit-entry',
      '350100-exit-entry',
    ]);
    const signed = await hall().sql(
      Placed,
      'select d.kind, d.department from case_documents d join cases c on c.id = d.case_id where c.number = ?',
      [walked.number],
    );
    const signerOf = (of: string) => signed.find(({ kind }) => kind === of)?.department;
    t.deepEqual(['acceptance-notice', 'approval-decision', 'licence'].map(signerOf), [
      '350102-exit-entry',
      '350100-exit-entry',
      '350100-exit-entry',
    ]);
  },
);

test.serial('a card is free unless the sample rule makes it due', async (t) => {
  t.timeout(240_000);
  const first = (sample: Sample): Sample => ({ ...sample, form: { ...sample.form, repeated: false } });
  const walked = await walker().submit('social-security-card', first);
  const done = await walker().walk(walked);
  t.is(done.state, 'delivered');
  t.deepEqual(done.payments, []);
  t.is(kindsOf(done).filter((kind) => kind === 'promise').length, 1, 'one promise, from the application on');
});

test.serial('a parcel that the post brings back is fetched at the window', async (t) => {
  t.timeout(300_000);
  const walked = await walker().submit('social-security-card');
  const sent = await walker().walk(walked, {
    without: ['sign'],
    to: ({ parcels }) => parcels.some(({ trackingNumber }) => trackingNumber !== null),
  });
  const path = `/simulated/express/parcels/${sent.parcels[0]?.trackingNumber}/events`;
  await outside(hall(), 'POST', path, { status: 'returned' });
  const back = await walker().walk(walked, { decide: () => 'leave', without: ['sign'], to: isAt('pickup') });
  t.like(back, { state: 'decided', nextAct: { kind: 'collect' } });
  const done = await walker().walk(walked, { without: ['sign'] });
  t.is(done.state, 'delivered');
  t.true(done.clocks.every(({ endedAt }) => endedAt !== null));
});

const Placed = z.object({ kind: z.string(), department: z.string() });
const passTime = async (deadline: string | null | undefined) =>
  await outside(hall(), 'POST', '/simulated/clock', {
    now: new Date(Date.parse(deadline ?? '') + 60_000).toISOString(),
  });

const photo = () => new Uint8Array(readFileSync('processes/sample/files/photo.png'));
const Kind = z.object({ kind: z.string() });
const tasksOfCase = async ({ number }: Walked) =>
  (await hall().sql(Kind, 'select kind from tasks where case_number = ?', [number])).map(({ kind }) => kind);
