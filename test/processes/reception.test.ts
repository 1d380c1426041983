import { readFileSync } from 'node:fs';
import test from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { caseOf, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { outside, throughAcceptance, throughPreReview, type Walked, walkerOf } from '../support/walk.ts';

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
    const early = await walker().walk(walked, { decide: () => 'leave', to: isAt('pre-review') });
    t.like(early, { stage: '预审', state: 'submitted', lawBegins: 'on-acceptance' });
    t.regex(early.nextAct.text.zh, /预审通过不等于受理/);
    const passed = await walker().walk(walked, { decide: throughPreReview, to: isAt('accept') });
    t.like(passed, { stage: '受理', state: 'submitted', lawBegins: 'on-acceptance' });
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
    t.false(kindsOf(invited).some((kind) => ['pre-acceptance', 'promise', 'law'].includes(kind)));
    const received = await walker().walk(walked, {
      decide: ({ kind }) => (kind === 'accept' ? 'leave' : undefined),
      to: isAt('accept'),
    });
    t.truthy(clockOf(received, 'pre-acceptance'));
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

const passTime = async (deadline: string | null | undefined) =>
  await outside(hall(), 'POST', '/simulated/clock', {
    now: new Date(Date.parse(deadline ?? '') + 60_000).toISOString(),
  });

const photo = () => new Uint8Array(readFileSync('processes/sample/files/photo.png'));
const Kind = z.object({ kind: z.string() });
const tasksOfCase = async ({ number }: Walked) =>
  (await hall().sql(Kind, 'select kind from tasks where case_number = ?', [number])).map(({ kind }) => kind);
