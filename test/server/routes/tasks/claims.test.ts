import test, { type ExecutionContext } from 'ava';
import type { Task } from '../../../../server/entities/task.ts';
import { taskRoutes } from '../../../../server/routes/tasks/routes.ts';
import { claimTask, getTask } from '../../../../server/routes/tasks/schema.ts';
import { buildAccount, buildCase, buildTask } from '../../../support/build.ts';
import { buildBranch, buildMaterial } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

test('a task says all that deciding it needs: decisions, form, guidance, the case and what may be corrected', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const { id, caseId, caseNumber } = await build({ formKey: 'review' });
  await buildMaterial(hall, { caseId, code: 'safety-rules', name: '食品安全管理制度' });
  const { status, body } = await clerk.get(`/api/tasks/${id}`);
  t.is(status, 200);
  const task = getTask.response.parse(body);
  t.like(task, {
    id,
    caseNumber,
    department: '350102-market',
    departmentName: '鼓楼区市场监督管理局',
    candidateGroups: ['dept:350102-market'],
    assignee: null,
    state: 'open',
    note: null,
  });
  t.deepEqual(task.decisions, [
    { code: 'approve', name: '同意', needsOpinion: false },
    { code: 'refuse', name: '不同意', needsOpinion: true },
  ]);
  t.deepEqual(task.correctable, [
    { code: 'form', name: '申请表' },
    { code: 'safety-rules', name: '食品安全管理制度' },
  ]);
  t.is(task.case.number, caseNumber);
  t.like(task.form, { id: 'food-business-licence-review' });
  t.like(task.sampleForm, { facts: '材料齐全，现场核查符合要求。' });
  t.is(typeof task.guidance, 'string');
});

test('outside a demonstration a task gives no answers to copy', async (t) => {
  const { build, clerk } = await desk(t, { settings: { demo: false } });
  const { id } = await build({ formKey: 'review' });
  t.false('sampleForm' in (await clerk.get(`/api/tasks/${id}`)).body);
});

test('the lead is offered the departments that he has not asked yet, a branch’s own staff none', async (t) => {
  const { hall, as } = await desk(t);
  const departments = { lead: '350121-planning', housing: '350121-housing', ecology: '350121-ecology' };
  const subject = await buildCase(hall, {
    itemCode: 'construction-planning-permit',
    area: '350121',
    department: '350121-planning',
    departments,
    state: 'in-review',
  });
  await buildBranch(hall, { case: subject, role: 'housing', department: '350121-housing' });
  const lead = await buildAccount(hall, { roles: ['staff'], departments: ['350121-planning'] });
  const housing = await buildAccount(hall, { roles: ['staff'], departments: ['350121-housing'] });
  const own = await buildTask(hall, { case: subject });
  const asked = await buildTask(hall, { case: subject, department: '350121-housing', kind: 'opinion' });
  const roles = async (account: string, id: string) => {
    const { askable } = getTask.response.parse((await as(account).get(`/api/tasks/${id}`)).body);
    return askable.map(({ role }) => role);
  };
  t.deepEqual(await roles(lead.account, own.id), ['ecology']);
  t.deepEqual(await roles(housing.account, asked.id), []);
});

test('a task that is claimed is in nobody else’s hands, and claiming it again changes nothing', async (t) => {
  const { build, clerk, account, told } = await desk(t);
  const { id } = await build({});
  const claimed = await clerk.post(`/api/tasks/${id}/claim`);
  t.is(claimed.status, 200);
  t.like(claimTask.response.parse(claimed.body), { id, assignee: account, assigneeName: '林晓燕', state: 'open' });
  const again = await clerk.post(`/api/tasks/${id}/claim`);
  t.deepEqual([again.status, again.body], [200, claimed.body]);
  t.deepEqual(told, [{ kind: 'task', department: '350102-market' }]);
});

test('of several who claim a task at once one gets it, and the others are told who', async (t) => {
  const { hall, as, build } = await desk(t, { poolSize: 6 });
  const names = ['王建华', '陈丽娟', '郑志强', '黄秋月'];
  const rights = { roles: ['staff' as const], departments: ['350102-market'] };
  const people = await Promise.all(names.map((name) => buildAccount(hall, { ...rights, name })));
  const { id } = await build({});
  const answers = await Promise.all(people.map(({ account }) => as(account).post(`/api/tasks/${id}/claim`)));
  const [won, ...more] = answers.filter(({ status }) => status === 200);
  t.is(more.length, 0);
  for (const lost of answers.filter((answer) => answer !== won)) {
    t.like(lost, { status: 409, body: { code: 'task-taken' } });
    t.regex(lost.body.title, new RegExp(won?.body.assigneeName));
  }
});

test('who holds a task gives it back; nobody gives back another’s', async (t) => {
  const { build, clerk, colleague } = await desk(t);
  const { id } = await build({});
  await clerk.post(`/api/tasks/${id}/claim`);
  t.like(await colleague.post(`/api/tasks/${id}/unclaim`), { status: 409, body: { code: 'task-taken' } });
  const given = await clerk.post(`/api/tasks/${id}/unclaim`);
  t.is(given.status, 200);
  t.like(claimTask.response.parse(given.body), { assignee: null, assigneeName: null, state: 'open' });
  t.is((await clerk.post(`/api/tasks/${id}/unclaim`)).status, 200);
  t.is((await colleague.post(`/api/tasks/${id}/claim`)).status, 200);
});

test('what has been decided or cancelled is neither taken nor given back', async (t) => {
  const { build, clerk, account } = await desk(t);
  for (const state of ['completing', 'done', 'cancelled'] as const) {
    const { id } = await build({ state, assignee: account, completedAt: new Date() });
    for (const act of ['claim', 'unclaim'])
      t.like(await clerk.post(`/api/tasks/${id}/${act}`), { status: 409, body: { code: 'task-ended' } }, state);
  }
});

test('a step for the head of the department is seen by all of it and taken by him alone', async (t) => {
  const { hall, as, build, clerk } = await desk(t);
  const { id } = await build({ headers: { decisions: 'approve=同意', approver: 'lead' } });
  t.like((await clerk.get(`/api/tasks/${id}`)).body, { decisions: [], note: '这一步须由本部门负责人办理' });
  t.like(await clerk.post(`/api/tasks/${id}/claim`), { status: 403, body: { code: 'forbidden' } });
  const head = await buildAccount(hall, { roles: ['lead'], departments: ['350102-market'] });
  t.is((await as(head.account).post(`/api/tasks/${id}/claim`)).status, 200);
});

test('to anybody outside the department a task does not exist, nor does one without a row', async (t) => {
  const { hall, as, build, clerk } = await desk(t);
  const { id } = await build({});
  const strangers = [
    await buildAccount(hall, { roles: ['staff'], departments: ['350121-market'] }),
    await buildAccount(hall, { roles: ['supervisor'], areas: ['350000'] }),
    await buildAccount(hall),
  ];
  for (const { account } of strangers) {
    t.like(await as(account).get(`/api/tasks/${id}`), { status: 404, body: { code: 'not-found' } });
    for (const act of ['claim', 'unclaim']) t.is((await as(account).post(`/api/tasks/${id}/${act}`)).status, 404);
  }
  // Beyond an engine's key, beyond a bigint, no number.
  for (const wrong of ['1', '9'.repeat(19), 'x']) {
    t.is((await clerk.get(`/api/tasks/${wrong}`)).status, 404, wrong);
    for (const act of ['claim', 'unclaim', 'complete'])
      t.is((await clerk.post(`/api/tasks/${wrong}/${act}`, { decision: 'approve' })).status, 404, wrong);
  }
  t.is((await as().get(`/api/tasks/${id}`)).status, 401);
  for (const act of ['claim', 'unclaim']) t.is((await as().post(`/api/tasks/${id}/${act}`)).status, 401);
});

test('who has moved to another department still reads what he once decided', async (t) => {
  const { hall, as, build } = await desk(t);
  const { account } = await buildAccount(hall, { roles: ['staff'], departments: ['350121-market'] });
  const { id } = await build({ state: 'done', assignee: account, decision: 'approve', completedAt: hall.now() });
  t.like((await as(account).get(`/api/tasks/${id}`)).body, { id, decision: 'approve' });
});

async function desk(t: ExecutionContext, options: Parameters<typeof testHall>[1] = {}) {
  const { hall, told } = await testHall(t, options);
  const { as } = await serve(t, hall, taskRoutes);
  const rights = { roles: ['staff' as const], departments: ['350102-market'] };
  const { account } = await buildAccount(hall, rights);
  const colleague = await buildAccount(hall, { ...rights, name: '王建华' });
  const subject = await buildCase(hall);
  const build = (overrides: Partial<Task>) => buildTask(hall, { case: subject, ...overrides });
  return { hall, told, as, account, clerk: as(account), colleague: as(colleague.account), build };
}
