import { readFileSync } from 'node:fs';
import test from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { caseOf, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { type Sample, tasksOf, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);
const walker = () => walkerOf(hall());

test('an application that was sent back, corrected and handed in again is granted', async (t) => {
  t.timeout(240_000);
  const walked = await walker().submit('food-business-licence');
  let asked = 0;
  const asking = await walker().walk(walked, {
    decide: ({ kind }) => {
      if (kind !== 'accept' || asked > 0) return undefined;
      asked += 1;
      return { decision: 'correct', corrections: ['layout-plan'] };
    },
    to: ({ state }) => state === 'correcting',
  });
  t.deepEqual(
    asking.correction?.asks.map(({ material }) => material),
    ['layout-plan'],
  );
  t.true(asking.documents.some(({ kind }) => kind === 'correction-notice'));
  t.deepEqual(
    asking.clocks.filter(({ kind, endedAt }) => kind === 'pre-acceptance' && endedAt === null),
    [],
  );
  const fileId = await walked.applicant.upload(
    'layout-plan.png',
    new Uint8Array(readFileSync('processes/sample/files/layout-plan.png')),
  );
  const answer = await walked.applicant.send('POST', `/api/cases/${walked.number}/corrections`, {
    materials: [{ code: 'layout-plan', fileId }],
  });
  t.is(answer.status, 202);
  const done = await walker().walk(walked, {
    decide: ({ kind, case: subject }) => {
      if (kind === 'accept') t.is(subject.materials.find(({ code }) => code === 'layout-plan')?.fileId, fileId);
      return undefined;
    },
  });
  t.is(done.state, 'delivered');
  t.is(done.clocks.filter(({ kind }) => kind === 'pre-acceptance').length, 2, 'the time for accepting begins anew');
});

test('a refusal is a written decision that reaches the applicant, within the time for it, by the way he chose', async (t) => {
  t.timeout(240_000);
  const walked = await walker().submit('food-business-licence');
  const onItsWay = await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'decide' ? 'refuse' : undefined),
    without: ['sign'],
    to: ({ parcels }) => parcels.some(({ trackingNumber }) => trackingNumber !== null),
  });
  t.like(onItsWay, { state: 'refused', endedAt: null });
  t.deepEqual(running(onItsWay), ['delivery'], 'the law’s clock ends with the decision, the delivery’s begins');
  const done = await walker().walk(walked);
  t.is(done.state, 'refused');
  t.deepEqual(running(done), []);
  t.deepEqual(
    done.parcels.map(({ state }) => state),
    ['signed'],
  );
  const decision = done.documents.find(({ kind }) => kind === 'refusal-decision');
  t.truthy(decision);
  t.is(done.documents.filter(({ kind }) => kind === 'licence').length, 0);
  const bytes = await walked.applicant.bytes(`/api/files/${decision?.fileId}`);
  t.is(bytes.subarray(0, 5).toString(), '%PDF-');
});

test('a refusal is fetched at the window by who did not choose the post', async (t) => {
  t.timeout(240_000);
  const atWindow = (sample: Sample): Sample => ({ ...sample, delivery: { method: 'window' } });
  const walked = await walker().submit('tree-felling-permit', atWindow);
  const decided = await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'decide' ? 'refuse' : kind === 'pickup' ? 'leave' : undefined),
    to: ({ state, stage }) => state === 'refused' && stage === '送达',
  });
  t.is(decided.nextAct.kind, 'collect');
  t.is(decided.endedAt, null);
  const done = await walker().walk(walked);
  t.is(done.state, 'refused');
  t.deepEqual([done.parcels, running(done)], [[], []]);
});

test('a withdrawal in the middle of a co-approval ends its tasks and its clocks', async (t) => {
  t.timeout(240_000);
  const walked = await walker().submit('construction-planning-permit');
  const opinions = () =>
    hall().sql(Task, `select id::text, department, state from tasks where case_number = ? and kind = 'opinion'`, [
      walked.number,
    ]);
  await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'opinion' ? 'leave' : undefined),
    to: ({ branches }) => branches.filter(({ state }) => state === 'open').length >= 4,
  });
  const open = await until('four opinions to be asked', async () => {
    const asked = await opinions();
    return asked.length >= 4 && asked;
  });
  const answer = await walked.applicant.send('POST', `/api/cases/${walked.number}/withdrawal`, { reason: '另行选址' });
  t.is(answer.status, 202);
  const done = await walker().walk(walked, { decide: () => 'leave' });
  t.is(done.state, 'withdrawn');
  await until('the tasks to be cancelled', async () => (await opinions()).every(({ state }) => state === 'cancelled'));
  for (const { id, department } of open) {
    const clerk = await walker().staff(department);
    t.deepEqual(await tasksOf(clerk, walked.number), []);
    const late = await clerk.send('POST', `/api/tasks/${id}/complete`, { decision: 'agree' });
    t.is(late.status, 409);
  }
  t.true(done.branches.every(({ state }) => state === 'cancelled'));
  t.true((await caseOf(walked.applicant, walked.number)).clocks.every(({ endedAt }) => endedAt !== null));
});

test('of two clerks who take a task at the same moment one has it, and the other is told so', async (t) => {
  t.timeout(240_000);
  const walked = await walker().submit('food-business-licence');
  const clerks = await Promise.all(['market-gulou-1', 'market-gulou-2'].map((account) => walker().person(account)));
  const [first] = clerks;
  if (!first) return t.fail();
  const [task] = await until('the first task', async () => {
    const tasks = await tasksOf(first, walked.number);
    return tasks.length > 0 && tasks;
  });
  for (let times = 0; times < 5; times += 1) {
    const answers = await Promise.all(clerks.map((clerk) => clerk.send('POST', `/api/tasks/${task?.id}/claim`)));
    t.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
    await Promise.all(clerks.map((clerk) => clerk.send('POST', `/api/tasks/${task?.id}/unclaim`)));
  }
});

test('who is not in the population registry is still seen at the window, and refused there if it is not he', async (t) => {
  t.timeout(240_000);
  await hall().sql(z.unknown(), `update accounts set name = '林小燕' where account = 'lin'`);
  const stranger = (sample: Sample): Sample => ({ ...sample, applicant: { ...sample.applicant, name: '林小燕' } });
  const walked = await walker().submit('taiwan-travel-permit', stranger);
  const done = await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'appointment' ? 'mismatch' : undefined),
  });
  t.is(done.state, 'not-accepted');
  t.true(done.documents.some(({ kind }) => kind === 'rejection-notice'));
  t.deepEqual(done.payments, []);
  const Notice = z.object({ text: z.string() });
  const told = await hall().sql(Notice, 'select text from notices where case_number = ?', [walked.number]);
  t.true(
    told.some(({ text }) => text.includes('身份信息与人口库不一致')),
    'the applicant was told what to bring',
  );
});

const running = ({ clocks }: Case) => clocks.filter(({ endedAt }) => endedAt === null).map(({ kind }) => kind);
const Task = z.object({ id: z.string(), department: z.string(), state: z.string() });
