import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { TaskDetail } from '../../server/routes/tasks/schema.ts';
import { caseOf, expect, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { completeTask, tasksOf, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);

test.serial('a case that is withdrawn while it is being decided ends as one of the two, never as both', async (t) => {
  t.timeout(280_000);
  const walker = walkerOf(hall());
  for (const wait of [0, 60, 120]) {
    const walked = await walker.submit('food-business-licence');
    await walker.walk(walked, {
      decide: ({ kind }) => (kind === 'decide' ? 'leave' : undefined),
      to: ({ stage }) => stage === '决定',
    });
    const clerk = await walker.staff('350102-market');
    const task = await until('the decision to be on its desk', async () =>
      (await tasksOf(clerk, walked.number)).find(({ kind }) => kind === 'decide'),
    );
    const detail = expect(TaskDetail, await clerk.get(`/api/tasks/${task.id}`));
    const [decided, withdrawn] = await Promise.all([
      completeTask(clerk, detail),
      sleep(wait).then(() => walked.applicant.send('POST', `/api/cases/${walked.number}/withdrawal`, {})),
    ]);
    t.deepEqual([decided.status, withdrawn.status].toSorted(), withdrawn.status === 202 ? [202, 409] : [200, 409]);
    // The engine takes a withdrawn case's tasks off the desks a moment later.
    const done = await walker.walk(walked, { patient: true });
    t.is(done.state, withdrawn.status === 202 ? 'withdrawn' : 'delivered');
    const kinds = done.documents.map(({ kind }) => kind);
    t.is(kinds.includes('termination-notice'), withdrawn.status === 202);
    t.is(kinds.includes('approval-decision'), withdrawn.status !== 202);
  }
});

test.serial('who has paid and withdraws before the decision gets his fee back from the payment house', async (t) => {
  t.timeout(240_000);
  const walker = walkerOf(hall());
  const walked = await walker.submit('social-security-card');
  await walker.walk(walked, {
    decide: ({ kind }) => (kind === 'issue' ? 'leave' : undefined),
    to: ({ payments }) => payments.some(({ state }) => state === 'paid'),
  });
  const answer = await walked.applicant.send('POST', `/api/cases/${walked.number}/withdrawal`, {});
  t.is(answer.status, 202);
  t.is((await walker.walk(walked, { decide: () => 'leave' })).state, 'withdrawn');
  await until('the fee to be given back', async () =>
    (await caseOf(walked.applicant, walked.number)).payments.every(({ state }) => state === 'refunded'),
  );
  t.pass();
});
