import test from 'ava';
import { z } from 'zod';
import type { Case } from '../../server/routes/cases/case.schema.ts';
import { TaskDetail } from '../../server/routes/tasks/schema.ts';
import { caseOf, expect, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { completeTask, outside, tasksOf, throughAcceptance, type Walked, walkerOf } from '../support/walk.ts';

const hall = hallOfFile(test);
const walker = () => walkerOf(hall());
const clockOf = ({ clocks }: Case, kind: string) => clocks.findLast((clock) => clock.kind === kind);

test.serial(
  'the head of the department allows more time, once, and the applicant is told why and to when',
  async (t) => {
    t.timeout(300_000);
    const walked = await walker().submit('food-business-licence');
    const before = await walker().walk(walked, {
      decide: throughAcceptance,
      to: ({ clocks, stage }) => clocks.some(({ kind }) => kind === 'law') && stage === '现场核查',
    });
    const clerk = await walker().person('market-gulou-2');
    const head = await walker().person('market-gulou-1');
    const path = `/api/cases/${walked.number}/extensions`;
    const reason = '经营场所正在改造，核查须待完工';
    const asked = await clerk.send('POST', path, { reason });
    t.is(asked.status, 202, JSON.stringify(asked.body));
    const approval = await taskOf(walked, '350102-market', 'extension');
    t.is((await caseOf(walked.applicant, walked.number)).stage, before.stage, 'it is no stage of the case');
    t.is((await clerk.send('POST', `/api/tasks/${approval.id}/claim`)).status, 403);
    t.is((await completeTask(head, approval, 'approve')).status, 200);
    const after = await until('the notice of extension', async () => {
      const subject = await caseOf(walked.applicant, walked.number);
      return subject.documents.some(({ kind }) => kind === 'extension-notice') && subject;
    });
    for (const kind of ['law', 'promise']) {
      const [was, is] = [clockOf(before, kind), clockOf(after, kind)];
      t.is((is?.remaining ?? 0) - (was?.remaining ?? 0), 5, kind);
      t.true((is?.deadline ?? '') > (was?.deadline ?? '9'));
      t.regex(is?.explanation.zh ?? '', /延长5个工作日/);
    }
    const [logged] = await hall().sql(
      z.object({ moves: z.array(z.object({ from: z.string(), to: z.string(), why: z.string() })) }),
      `select k.moves from clocks k join cases c on c.id = k.case_id where c.number = ? and k.kind = 'law'`,
      [walked.number],
    );
    t.deepEqual(
      logged?.moves.map(({ from, to }) => [Date.parse(from), Date.parse(to)]),
      [[clockOf(before, 'law'), clockOf(after, 'law')].map((clock) => Date.parse(clock?.deadline ?? ''))],
    );
    const told = await hall().sql(z.object({ text: z.string() }), 'select text from notices where case_number = ?', [
      walked.number,
    ]);
    t.true(told.some(({ text }) => text.startsWith('延期告知书')));
    t.is((await clerk.send('POST', path, { reason })).status, 409, 'once');
    t.is((await walker().walk(walked)).state, 'delivered');
  },
);

/** The case's open task of a kind, as its department has it. */
async function taskOf({ number }: Walked, department: string, kind: string): Promise<TaskDetail> {
  const clerk = await walker().staff(department);
  const { id } = await until(`a task ${kind}`, async () =>
    (await tasksOf(clerk, number)).find((task) => task.kind === kind),
  );
  return expect(TaskDetail, await (await walker().person(leadOf(department))).get(`/api/tasks/${id}`));
}

const leads: Record<string, string> = { '350102-market': 'market-gulou-1', '350121-planning': 'planning-minhou-1' };
const leadOf = (department: string): string => leads[department] ?? '';

const planning = '350121-planning';

/** A planning permit whose public notice has just begun. */
async function publicized(): Promise<{ walked: Walked; subject: Case; task: TaskDetail }> {
  const walked = await walker().submit('construction-planning-permit');
  const subject = await walker().walk(walked, {
    decide: ({ kind }) => (kind === 'publicity' ? 'leave' : undefined),
    to: ({ stage, clocks }) => stage === '公示' && clocks.some(({ kind }) => kind === 'hearing-request'),
  });
  return { walked, subject, task: await taskOf(walked, planning, 'publicity') };
}

const codes = ({ decisions }: TaskDetail) => decisions.map(({ code }) => code);
/** Nine in the morning of the day after a clock has run out. */
const moveBeyond = async (clock: Case['clocks'][number] | undefined) => {
  const next = new Date(Date.parse(clock?.deadline ?? '') + 9 * 3_600_000);
  await outside(hall(), 'POST', '/simulated/clock', { now: next.toISOString() });
};

test.serial(
  'a hearing that somebody asks for stops the clock by written notice, and is told seven days before',
  async (t) => {
    t.timeout(400_000);
    const { walked, subject, task } = await publicized();
    const lead = await walker().person('planning-minhou-1');
    t.true(subject.documents.some(({ kind }) => kind === 'hearing-right-notice'));
    t.like(clockOf(subject, 'publicity'), { unit: 'natural-day', amount: 7, isPeriod: true, light: 'green' });
    t.like(clockOf(subject, 'hearing-request'), { unit: 'working-day', amount: 5, isPeriod: true });
    t.false(clockOf(subject, 'law')?.paused, 'a public notice stops no clock');
    t.deepEqual(codes(task), ['upheld', 'hearing'], 'nothing is concluded before the end');
    t.regex(task.note ?? '', /届满之后才能作出：公示期满无异议/);
    t.is((await completeTask(lead, { ...task, decisions: [noObjection] }, 'no-objection')).status, 409);
    t.is((await completeTask(lead, task, 'hearing')).status, 200);

    const arrange = await taskOf(walked, planning, 'hearing-notice');
    const paused = await caseOf(walked.applicant, walked.number);
    for (const kind of ['publicity', 'hearing-request'])
      t.is(
        clockOf(paused, kind)?.endedAt,
        null,
        'who has not spoken yet still has his days, and nothing is granted before',
      );
    t.true(paused.documents.some(({ kind }) => kind === 'special-procedure-notice'));
    for (const kind of ['law', 'promise']) t.like(clockOf(paused, kind), { paused: true, deadline: null });
    t.like(clockOf(paused, 'hearing'), { amount: 20, unit: 'working-day', paused: false, endedAt: null });
    const form = z.record(z.string(), z.json()).parse(arrange.sampleForm);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const tooSoon = await completeTask(lead, arrange, { decision: 'arranged', form: { ...form, hearingOn: tomorrow } });
    t.is(tooSoon.status, 422);
    t.regex(JSON.stringify(tooSoon.body), /七日前通知/);
    t.is((await completeTask(lead, arrange)).status, 200);

    const hold = await taskOf(walked, planning, 'hearing');
    const told = await caseOf(walked.applicant, walked.number);
    t.true(told.documents.some(({ kind }) => kind === 'hearing-notice'));
    t.like(clockOf(told, 'hearing-notice'), { amount: 7, unit: 'working-day', isPeriod: true });
    t.deepEqual(codes(hold), ['waived']);
    await moveBeyond(clockOf(told, 'hearing-notice'));
    const held = await taskOf(walked, planning, 'hearing');
    t.deepEqual(codes(held), ['held', 'waived']);
    t.is((await completeTask(lead, held)).status, 200);
    const resumed = await until('the clocks to run on', async () => {
      const now = await caseOf(walked.applicant, walked.number);
      return !clockOf(now, 'law')?.paused && now;
    });
    for (const kind of ['law', 'promise'])
      t.is(clockOf(resumed, kind)?.remaining, clockOf(paused, kind)?.remaining, 'no day of the hearing is counted');
    const done = await walker().walk(walked);
    t.is(done.state, 'delivered');
    const cards = await hall().sql(
      z.object({ label: z.string() }),
      'select k.label from cards a join clocks k on k.id::text = a.subject where a.case_number = ? and k.is_period',
      [walked.number],
    );
    t.deepEqual(cards, [], 'who waited as the law says is not late');
  },
);

test.serial('the end of the public notice wakes the lead, who may order a hearing himself', async (t) => {
  t.timeout(400_000);
  const { walked, subject } = await publicized();
  const [last] = ['publicity', 'hearing-request']
    .map((kind) => clockOf(subject, kind))
    .toSorted((a, b) => (b?.deadline ?? '').localeCompare(a?.deadline ?? ''));
  await moveBeyond(last);
  await until('the lead to be told', async () => {
    const query = `select text from notices where case_number = ? and text like '公示期已满%'`;
    return (await hall().sql(z.object({ text: z.string() }), query, [walked.number])).length > 0;
  });
  const task = await taskOf(walked, planning, 'publicity');
  t.deepEqual(codes(task), ['no-objection', 'not-upheld', 'upheld', 'hearing']);
  t.is(task.note, null);
  const ordered = await walker().walk(walked, {
    decide: ({ kind, name }) => (kind === 'hearing-notice' ? 'leave' : name === '审核' ? 'hearing' : undefined),
    to: ({ clocks }) => clocks.some(({ kind, paused }) => kind === 'law' && paused),
  });
  t.like(clockOf(ordered, 'publicity'), { light: 'none' });
  t.is((await walked.applicant.send('POST', `/api/cases/${walked.number}/withdrawal`, {})).status, 202);
  t.is((await walker().walk(walked, { decide: () => 'leave' })).state, 'withdrawn');
});

for (const code of ['enterprise-establishment', 'enterprise-opening', 'taiwan-travel-permit'])
  test(`a refusal of ${code} reaches the applicant too`, async (t) => {
    t.timeout(240_000);
    const walked = await walker().submit(code);
    const done = await walker().walk(walked, {
      decide: ({ kind, decisions }) =>
        kind === 'decide' || kind === 'opinion' ? decisions.find(({ code: one }) => one === 'refuse')?.code : undefined,
    });
    t.is(done.state, 'refused');
    t.true(done.documents.some(({ kind }) => kind === 'refusal-decision'));
    t.false(done.documents.some(({ kind }) => kind === 'licence'));
    t.not(done.clocks.find(({ kind }) => kind === 'delivery')?.endedAt ?? null, null, 'it was handed over');
  });

const noObjection = { code: 'no-objection', name: '公示期满无异议', needsOpinion: false };
