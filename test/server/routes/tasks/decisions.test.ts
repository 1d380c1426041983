import test, { type ExecutionContext } from 'ava';
import { Branch } from '../../../../server/entities/case/branch.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Material } from '../../../../server/entities/case/material.ts';
import { TimelineEntry } from '../../../../server/entities/case/timeline-entry.ts';
import { Outbox } from '../../../../server/entities/engine/outbox.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { Task } from '../../../../server/entities/task.ts';
import { taskRoutes } from '../../../../server/routes/tasks/routes.ts';
import { completeTask } from '../../../../server/routes/tasks/schema.ts';
import { buildAccount, buildCase, buildClock, buildTask } from '../../../support/build.ts';
import { buildBranch, buildMaterial } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

const approve = { decision: 'approve' };
const yesterday = new Date('2026-11-20T23:59:59+08:00');

test('a decision ends the task in its decider’s name, tells the engine and stands in the timeline', async (t) => {
  const { hall, build, clerk, account, sent } = await desk(t);
  const { id, caseId } = await build({ kind: 'decide', name: '决定' });
  const { status, body } = await clerk.post(`/api/tasks/${id}/complete`, { ...approve, opinion: '符合条件' });
  t.is(status, 200);
  t.like(completeTask.response.parse(body), {
    state: 'completing',
    assignee: account,
    decision: 'approve',
    decisionName: '同意',
    opinion: '符合条件',
    completedAt: '2026-11-23T12:00:00+08:00',
  });
  t.deepEqual(await sent(), [{ kind: 'complete-job', jobKey: id, variables: { decision: 'approve' } }]);
  const [entry] = await hall.orm.em.fork().find(TimelineEntry, { caseId });
  t.like(entry, { title: '决定：同意', text: '符合条件', department: '350102-market', internal: false });
});

test('of a task’s form only what the diagram asked for by name reaches the engine', async (t) => {
  const { build, clerk, sent } = await desk(t);
  const { id } = await build({
    formKey: 'review',
    headers: { decisions: 'approve=同意', outputs: 'conditions, none' },
  });
  const form = { facts: '林晓燕，身份证350102199006151029', conditions: '逐项符合' };
  t.is((await clerk.post(`/api/tasks/${id}/complete`, { ...approve, form })).status, 200);
  t.like((await sent())[0], { variables: { decision: 'approve', conditions: '逐项符合', none: null } });
});

test('the same decision again is answered as the first time; another one comes too late', async (t) => {
  const { build, clerk, colleague, sent } = await desk(t);
  const { id } = await build({});
  const first = await clerk.post(`/api/tasks/${id}/complete`, approve);
  const again = await clerk.post(`/api/tasks/${id}/complete`, approve);
  t.deepEqual([again.status, again.body], [200, first.body]);
  const other = { decision: 'refuse', opinion: '不符合' };
  t.like(await clerk.post(`/api/tasks/${id}/complete`, other), { status: 409, body: { code: 'task-ended' } });
  t.is((await colleague.post(`/api/tasks/${id}/complete`, approve)).status, 409);
  t.is((await sent()).length, 1);
});

test('a refusal names conditions of the item that are not met, no others, and nothing else names any', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const { id } = await build({ kind: 'decide' });
  const { conditions } = (await clerk.get(`/api/tasks/${id}`)).body;
  t.true(conditions.length > 1);
  const complete = (body: object) => clerk.post(`/api/tasks/${id}/complete`, { opinion: '距污染源不足', ...body });
  const refuse = { decision: 'refuse', unmet: [conditions[1], '没有这样的条件'] };
  t.deepEqual(pointers((await complete(refuse)).body), ['/unmet/1']);
  t.deepEqual(pointers((await complete({ ...approve, unmet: [conditions[1]] })).body), ['/unmet']);
  t.is((await complete({ ...refuse, unmet: [conditions[1]] })).status, 200);
  t.deepEqual((await hall.orm.em.fork().findOneOrFail(Task, { id })).unmet, [conditions[1]]);
  const review = await build({ kind: 'review' });
  t.deepEqual((await clerk.get(`/api/tasks/${review.id}`)).body.conditions, []);
});

test('of two who decide a task at once one decides, and the engine hears of it once', async (t) => {
  const { build, clerk, colleague, sent } = await desk(t);
  const { id } = await build({});
  const answers = await Promise.all([
    clerk.post(`/api/tasks/${id}/complete`, approve),
    colleague.post(`/api/tasks/${id}/complete`, { decision: 'refuse', opinion: '不符合' }),
  ]);
  t.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409]);
  const won = answers.find(({ status }) => status === 200);
  t.like(await sent(), [{ variables: { decision: won?.body.decision } }]);
  t.is((await sent()).length, 1);
});

test('what a colleague holds is not decided over his head', async (t) => {
  const { build, clerk, colleague } = await desk(t);
  const { id } = await build({});
  await colleague.post(`/api/tasks/${id}/claim`);
  const refused = await clerk.post(`/api/tasks/${id}/complete`, approve);
  t.like(refused, { status: 409, body: { code: 'task-taken' } });
  t.regex(refused.body.title, /王建华/);
});

test('whatever is wrong with a decision is told at once, each at its field, and nothing has happened', async (t) => {
  const { build, clerk, sent } = await desk(t);
  const { id } = await build({ formKey: 'review', headers: { decisions: 'approve=同意;correct=补正*' } });
  const wrong = { decision: '', opinion: 1, form: [], corrections: [{ material: '', problem: '' }] };
  const malformed = await clerk.post(`/api/tasks/${id}/complete`, wrong);
  const fields = ['/corrections/0/material', '/corrections/0/problem', '/decision', '/form', '/opinion'];
  t.deepEqual([malformed.status, pointers(malformed.body)], [400, fields]);
  const correct = { decision: 'correct', opinion: ' ', form: { facts: '短', extra: 1 } };
  const invalid = await clerk.post(`/api/tasks/${id}/complete`, correct);
  t.deepEqual(pointers(invalid.body), ['/corrections', '/form/extra', '/form/facts', '/opinion']);
  const corrections = [{ material: 'no-such', problem: '缺页' }];
  for (const [decision, at] of [
    ['shrug', ['/corrections', '/decision']],
    ['approve', ['/corrections', '/form/facts']],
    ['correct', ['/corrections/0/material', '/form/facts', '/opinion']],
  ] as const) {
    const unknown = await clerk.post(`/api/tasks/${id}/complete`, { decision, corrections });
    t.deepEqual([unknown.status, pointers(unknown.body)], [422, at], decision);
  }
  t.like((await clerk.get(`/api/tasks/${id}`)).body, { state: 'open', decision: null, assignee: null });
  t.deepEqual(await sent(), []);
});

test('a correction notice names each faulty material with what is wrong with it', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const { id, caseId } = await build({ headers: { decisions: 'accept=受理;correct=补正*' } });
  await buildMaterial(hall, { caseId, code: 'layout-plan' });
  const corrections = [
    { material: 'layout-plan', problem: '缺少比例尺' },
    { material: 'form', problem: '面积前后不一' },
  ];
  const body = { decision: 'correct', opinion: '请补正', corrections };
  t.is((await clerk.post(`/api/tasks/${id}/complete`, body)).status, 200);
  const em = hall.orm.em.fork();
  t.like(await em.findOneOrFail(Material, { caseId }), { state: 'faulty', note: '缺少比例尺' });
  const { correction } = await em.findOneOrFail(Case, { id: caseId });
  t.deepEqual(
    correction?.asks.map(({ material, problem }) => [material, problem]),
    [
      ['layout-plan', '缺少比例尺'],
      ['form', '面积前后不一'],
    ],
  );
});

test('an overdue step that has been decided no longer colours its case', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const { id, caseId } = await build({ light: 'red', deadline: yesterday });
  const em = hall.orm.em.fork();
  const subject = await em.findOneOrFail(Case, { id: caseId });
  const late = { startedAt: new Date('2026-11-16T12:00:00+08:00'), deadline: yesterday, light: 'red' as const };
  await buildClock(hall, { case: subject, kind: 'step', amount: 1, taskId: id, ...late });
  await buildClock(hall, { case: subject, deadline: new Date('2026-11-30T23:59:59+08:00') });
  await em.execute("update cases set light = 'red' where id = ?", [caseId]);
  t.is((await clerk.post(`/api/tasks/${id}/complete`, approve)).status, 200);
  t.like(await hall.orm.em.fork().findOneOrFail(Case, { id: caseId }), { light: 'green', leadingClock: '承诺期限' });
  const clock = await hall.orm.em.fork().findOneOrFail(Clock, { taskId: id });
  t.deepEqual(clock.endedAt, hall.now());
});

test('an opinion answers the branch that it was asked for, and no other of its department', async (t) => {
  const { hall, build, clerk, account } = await desk(t);
  const { id, caseId } = await build({ kind: 'opinion', headers: { decisions: 'agree=同意;object=不同意*' } });
  await buildBranch(hall, { caseId, role: 'market', department: '350102-market', taskId: id });
  await buildBranch(hall, { caseId, role: 'housing', department: '350102-housing' });
  await buildBranch(hall, { caseId, role: 'quality', department: '350102-market' });
  const body = { decision: 'object', opinion: '消防车道不足' };
  t.is((await clerk.post(`/api/tasks/${id}/complete`, body)).status, 200);
  const [housing, market, quality] = await hall.orm.em.fork().find(Branch, { caseId }, { orderBy: { role: 'asc' } });
  for (const other of [housing, quality]) t.like(other, { state: 'open', decision: null });
  const answer = { state: 'answered', decision: 'object', decisionName: '不同意', opinion: '消防车道不足' };
  t.like(market, { ...answer, decidedBy: account, decidedAt: hall.now() });
});

test('the lead does not decide before every department has answered or let its time pass', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const { id, caseId } = await build({ kind: 'decide' });
  await buildBranch(hall, { caseId, role: 'housing', department: '350102-housing' });
  const subject = await hall.orm.em.fork().findOneOrFail(Case, { id: caseId });
  const clock = await buildClock(hall, { case: subject, kind: 'branch:housing', light: 'yellow' });
  const early = await clerk.post(`/api/tasks/${id}/complete`, approve);
  t.like(early, { status: 409, body: { code: 'wrong-state' } });
  await hall.orm.em.fork().nativeUpdate(Clock, { id: clock.id }, { light: 'red' });
  t.is((await clerk.post(`/api/tasks/${id}/complete`, approve)).status, 200);
});

test('a department that was asked this moment is waited for, though its clock has not begun', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const { id, caseId } = await build({ kind: 'decide' });
  await buildBranch(hall, { caseId, role: 'housing', department: '350102-housing', late: true });
  t.like(await clerk.post(`/api/tasks/${id}/complete`, approve), { status: 409, body: { code: 'wrong-state' } });
});

test('a decision is for staff of the department, signed in', async (t) => {
  const { hall, as, build } = await desk(t);
  const { id } = await build({});
  t.is((await as().post(`/api/tasks/${id}/complete`, approve)).status, 401);
  const elsewhere = await buildAccount(hall, { roles: ['staff'], departments: ['350121-market'] });
  for (const { account } of [elsewhere, await buildAccount(hall)])
    t.is((await as(account).post(`/api/tasks/${id}/complete`, approve)).status, 404);
});

test('nobody decides on his own application, though he works in the department', async (t) => {
  const { hall, account, clerk, colleague, sent } = await desk(t);
  const { id } = await buildTask(hall, { case: await buildCase(hall, { applicantAccount: account }) });
  t.like(await clerk.post(`/api/tasks/${id}/complete`, approve), { status: 403, body: { code: 'forbidden' } });
  t.is((await sent()).length, 0);
  t.is((await colleague.post(`/api/tasks/${id}/complete`, approve)).status, 200);
});

async function desk(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, taskRoutes);
  const rights = { roles: ['staff' as const], departments: ['350102-market'] };
  const { account } = await buildAccount(hall, rights);
  const colleague = await buildAccount(hall, { ...rights, name: '王建华' });
  const build = async (overrides: Partial<Task>) => buildTask(hall, { case: await buildCase(hall), ...overrides });
  const sent = async () => (await hall.orm.em.fork().find(Outbox, {})).map(({ message }) => message);
  return { hall, as, account, clerk: as(account), colleague: as(colleague.account), build, sent };
}

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer).toSorted();
