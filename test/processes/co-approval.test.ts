import test from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { listNotices } from '../../server/routes/notices/schema.ts';
import { TaskDetail } from '../../server/routes/tasks/schema.ts';
import { caseOf, expect, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { completeTask, outside, tasksOf, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);
const walker = () => walkerOf(hall());
const planning = '350121-planning';

test.serial('after an objection the lead must say why; who is asked late has days of his own', async (t) => {
  t.timeout(300_000);
  const walked = await walker().submit('construction-planning-permit');
  const asked = await walker().walk(walked, {
    decide: ({ kind, department }) => {
      if (kind !== 'opinion') return undefined;
      return department.endsWith('-housing') ? 'object' : 'leave';
    },
    to: ({ branches }) => branches.some(({ decision }) => decision === 'object'),
  });
  t.true(asked.branches.length >= 4);
  const lead = await walker().staff(planning);
  const late = await lead.send('POST', `/api/cases/${walked.number}/branches`, {
    role: 'reform',
    reason: '核对项目代码',
  });
  t.is(late.status, 202, JSON.stringify(late.body));
  const reviewed = await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'opinion' ? undefined : 'leave'),
    to: ({ branches }) =>
      branches.some(({ role }) => role === 'reform') && branches.every(({ state }) => state === 'answered'),
  });
  const reform = reviewed.branches.find(({ role }) => role === 'reform');
  t.like(reform, { late: true, department: '350121-reform', state: 'answered' });
  for (const { department, days } of await limitsOf(walked.number)) {
    t.true(days.length === 2 && new Set(days).size === 1, `${department} has one limit, not ${days}`);
  }
  t.is(reviewed.branches.filter(({ decision }) => decision === 'object').length, 1);
  const [task] = await until('the review', async () => {
    const tasks = (await tasksOf(lead, walked.number)).filter(({ kind }) => kind === 'review');
    return tasks.length > 0 && tasks;
  });
  const review = expect(TaskDetail, await lead.get(`/api/tasks/${task?.id}`));
  const favourable = review.decisions[0]?.code ?? '';
  const silent = await lead.send('POST', `/api/tasks/${review.id}/complete`, {
    decision: review.decisions.find(({ needsOpinion }) => needsOpinion)?.code,
    opinion: '',
    form: review.sampleForm,
  });
  t.is(silent.status, 422, 'no reasons, no decision');
  t.is((await completeTask(lead, review, favourable)).status, 200);
  const done = await walker().walk(walked);
  t.is(done.state, 'delivered');
  t.is(done.branches.length, asked.branches.length + 1);
  const named = done.clocks.map(({ kind }) => kind);
  t.true(named.includes('publicity'), 'the public has its days');
  t.deepEqual(
    named.filter((kind) => kind.includes(':reform')),
    ['branch:reform'],
    'a department asked late has its own clock and no other',
  );
});

test.serial(
  'expert review stops the clock by written notice; afterwards as many days are left as before',
  async (t) => {
    t.timeout(300_000);
    const walked = await walker().submit('construction-planning-permit');
    const before = await walker().walk(walked, {
      decide: ({ kind }) => (kind === 'review' ? 'leave' : undefined),
      to: ({ stage, branches }) =>
        stage === '审查' || (branches.length > 0 && branches.every(({ state }) => state === 'answered')),
    });
    const paused = await walker().walk(walked, {
      decide: ({ kind }) => (kind === 'review' ? 'expert-review' : 'leave'),
      to: ({ clocks }) => clocks.some((clock) => clock.paused),
    });
    t.true(paused.documents.some(({ kind }) => kind === 'special-procedure-notice'));
    for (const kind of ['law', 'promise']) {
      const clock = clockOf(paused, kind);
      t.like(clock, { paused: true, deadline: null, light: 'paused', remaining: clockOf(before, kind)?.remaining });
      t.is(clock?.pauses.length, 1);
    }
    const inAWeek = new Date(Date.now() + 9 * 86_400_000);
    await outside(hall(), 'POST', '/simulated/clock', { now: inAWeek.toISOString() });
    const later = await caseOf(walked.applicant, walked.number);
    t.is(clockOf(later, 'law')?.remaining, clockOf(paused, 'law')?.remaining, 'no day is used up');
    t.not(clockOf(later, 'law')?.light, 'red');
    const resumed = await walker().walk(walked, {
      decide: ({ kind }) => (kind === 'expert-review' ? undefined : 'leave'),
      to: ({ clocks }) => clocks.some(({ pauses }) => pauses.length > 0) && clocks.every((clock) => !clock.paused),
    });
    for (const kind of ['law', 'promise']) {
      t.is(clockOf(resumed, kind)?.remaining, clockOf(paused, kind)?.remaining);
      t.not(clockOf(resumed, kind)?.deadline, null);
    }
    t.is((await walker().walk(walked)).state, 'delivered');
  },
);

test.serial(
  'a site that is not as applied for is put right and visited again; what is refused is announced to nobody, and never granted so',
  async (t) => {
    t.timeout(300_000);
    const met: string[] = [];
    const walked = await walker().submit('construction-planning-permit');
    await walker().walk(walked, {
      decide: ({ kind, name }) => {
        if (kind === 'publicity') return 'leave';
        met.push(name);
        return name === '现场踏勘' && !met.slice(0, -1).includes(name) ? 'revisit' : undefined;
      },
      to: ({ stage }) => stage === '公示',
    });
    t.deepEqual(met.slice(met.indexOf('现场踏勘')), ['现场踏勘', '现场踏勘']);
    const { items } = expect(listNotices.response, await walked.applicant.get('/api/notices?limit=100'));
    t.true(items.some(({ text, caseNumber }) => caseNumber === walked.number && text.includes('请整改')));

    const other = await walker().submit('construction-planning-permit');
    const steps: string[] = [];
    const refused = await walker().walk(other, {
      decide: ({ kind, name, decisions }) => {
        if (['review', 'visit', 'publicity', 'decide'].includes(kind)) steps.push(name);
        if (kind === 'decide') t.false(decisions.some(({ code }) => code === 'approve'));
        if (name === '现场踏勘') return 'fail';
        if (name === '方案审查' && steps.length > 3) return 'refuse';
        return name === '不予许可的决定' && steps.length > 4 ? 'refuse' : undefined;
      },
      to: ({ state }) => state === 'refused' || state === 'delivered',
    });
    t.is(refused.state, 'refused');
    const decision = '不予许可的决定';
    t.deepEqual(steps, ['方案审查', '现场踏勘', decision, '方案审查', decision], 'sent back, examined anew, refused');
  },
);

/** The days of each department asked: those of its part in the co-approval, and those of the step in its list. */
const limitsOf = (number: string) =>
  hall().sql(
    z.object({ department: z.string(), days: z.array(z.number()) }),
    `select department, json_agg(amount) as days from clocks
     where case_id = (select id from cases where number = ?) and (kind like 'branch:%' or label = '提出意见')
     group by department`,
    [number],
  );

const clockOf = ({ clocks }: Case, kind: string) => clocks.find((clock) => clock.kind === kind);
