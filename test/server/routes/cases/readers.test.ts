import test, { type ExecutionContext } from 'ava';
import { TimelineEntry } from '../../../../server/entities/case/timeline-entry.ts';
import { caseDiagramRoutes } from '../../../../server/routes/cases/diagram.routes.ts';
import { getCaseDiagram } from '../../../../server/routes/cases/diagram.schema.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { getCase, getTimeline } from '../../../../server/routes/cases/schema.ts';
import { buildAccount, buildCase, buildClock, buildTask, store } from '../../../support/build.ts';
import {
  buildBranch,
  buildDiagramVersion,
  buildElement,
  buildIncident,
  buildInstance,
  buildMaterial,
  buildPayment,
  plainEntry,
} from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

test('a case shows its applicant all that is his: answers, materials, fees, clocks, and numbers masked', async (t) => {
  const { hall, as, subject, path } = await records(t);
  await buildMaterial(hall, { case: subject });
  await buildPayment(hall, { case: subject });
  await buildClock(hall, { case: subject, deadline: new Date('2026-11-30T23:59:59+08:00') });
  const { status, body } = await as(subject.applicantAccount).get(path);
  t.is(status, 200);
  const shown = getCase.response.parse(body);
  t.like(shown, {
    number: subject.number,
    areaName: '鼓楼区',
    department: '鼓楼区市场监督管理局',
    applicant: { name: '林晓燕', certificateNumber: '350*************29', phone: '138****0001' },
    form: { manager: { number: '350*************29' }, shop: '海峡茶饮' },
    materials: [{ code: 'layout-plan', state: 'given' }],
    payments: [{ amount: '60.00', state: 'due' }],
    clocks: [{ kind: 'promise', deadline: '2026-11-30T23:59:59+08:00' }],
    nextAct: { kind: 'pay' },
  });
  t.false('queryPassword' in body);
});

test('departments with a part in a case read it whole, a supervisor of its area without the person, others not at all', async (t) => {
  const { hall, as, subject, path } = await records(t);
  await buildBranch(hall, { case: subject, role: 'housing', department: '350100-housing' });
  await buildMaterial(hall, { case: subject });
  const staff = { roles: ['staff' as const] };
  const mayBeAsked = await buildAccount(hall, { ...staff, departments: ['350102-ecology'] });
  t.is((await as(mayBeAsked.account).get(path)).status, 404, 'that it may be asked later is no part in it');
  await buildTask(hall, { caseId: subject.id, department: '350102-ecology' });
  for (const departments of [['350102-market'], ['350102-ecology'], ['350100-housing']]) {
    const { account } = await buildAccount(hall, { ...staff, departments });
    t.like(await as(account).get(path), { status: 200, body: { applicant: { name: '林晓燕' }, canWithdraw: false } });
  }
  const { account } = await buildAccount(hall, { roles: ['supervisor'], areas: ['350100'] });
  const overseen = getCase.response.parse((await as(account).get(path)).body);
  t.like(overseen, { applicant: null, form: null, formSchema: null, canWithdraw: false });
  t.deepEqual(overseen.materials, []);
  const strangers = [
    await buildAccount(hall),
    await buildAccount(hall, { ...staff, departments: ['350121-market'] }),
    await buildAccount(hall, { departments: ['350102-market'] }),
    await buildAccount(hall, { roles: ['supervisor'], areas: ['350700'] }),
  ];
  for (const stranger of strangers)
    for (const part of ['', '/timeline', '/diagram'])
      t.is((await as(stranger.account).get(path + part)).status, 404, part);
  for (const part of ['', '/timeline', '/diagram']) {
    t.is((await as().get(path + part)).status, 401, part);
    t.is((await as(subject.applicantAccount).get(`/api/cases/35010220261123FBL000000X${part}`)).status, 404);
  }
});

test('how the result is sent is shown to the applicant alone, with the window to go to or the phone masked', async (t) => {
  const { hall, as, subject, path } = await records(t);
  const delivery = {
    ...{ method: 'ems' as const, receiver: '林晓燕', phone: '13800000001', address: '福州市鼓楼区示例路11号' },
  };
  const posted = await buildCase(hall, { applicantAccount: subject.applicantAccount, delivery });
  const owner = as(subject.applicantAccount);
  t.deepEqual((await owner.get(`/api/cases/${posted.number}`)).body.delivery, { ...delivery, phone: '138****0001' });
  const { body } = await owner.get(path);
  t.like(body.delivery, { method: 'window', place: { department: { zh: '鼓楼区市场监督管理局' } } });
  t.regex(body.delivery.place.address, /路/);
  t.is(body.delivery.place.hours.length, 2);
  const { account } = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  t.is((await as(account).get(path)).body.delivery, null);
});

test('whoever goes on with a case reads what the steps before wrote down; its applicant and a supervisor never do', async (t) => {
  const { hall, as, subject, path } = await records(t);
  const step = {
    case: subject,
    formKey: 'review',
    department: '350102-ecology',
    name: '部门意见',
    assigneeName: '周海',
  };
  const decided = { ...step, state: 'done' as const, decision: 'conditional', decisionName: '有条件同意' };
  const form = { facts: '油烟未经处理', conditions: '350102199006151029' };
  await buildTask(hall, { ...decided, opinion: '须先整改', form, completedAt: hall.now() });
  await buildTask(hall, { ...step, form: { facts: '没有作出决定' } });
  const { account } = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  const { steps } = getCase.response.parse((await as(account).get(path)).body);
  t.is(steps.length, 1, 'what is still open, or was given up, is no step that was taken');
  t.like(steps[0], {
    name: '部门意见',
    department: '350102-ecology',
    assigneeName: '周海',
    decisionName: '有条件同意',
    opinion: '须先整改',
    completedAt: '2026-11-23T12:00:00+08:00',
    form: { facts: '油烟未经处理', conditions: '350*************29' },
    formSchema: { id: 'food-business-licence-review' },
  });
  const worksHereToo = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  const own = await buildCase(hall, { applicantAccount: worksHereToo.account });
  await buildTask(hall, { ...decided, case: own, form });
  const supervisor = await buildAccount(hall, { roles: ['supervisor'], areas: ['350100'] });
  for (const [reader, at] of [
    [subject.applicantAccount, path],
    [supervisor.account, path],
    [worksHereToo.account, `/api/cases/${own.number}`],
  ] as const)
    t.like(await as(reader).get(at), { status: 200, body: { steps: [] } });
});

test('a timeline is told oldest first, to the applicant without internal steps and without clerks’ names', async (t) => {
  const { hall, as, subject, path } = await records(t);
  const entry = (minute: number, rest: Partial<TimelineEntry>) =>
    store(hall, Object.assign(new TimelineEntry(), { ...plainEntry(subject.id, minute), ...rest }));
  await entry(3, { title: '决定：同意', actor: '王建华', department: '350102-market' });
  await entry(1, { title: '提交申请', actor: '林晓燕' });
  await entry(2, { title: '审核：同意', actor: '陈丽娟', department: '350102-market', internal: true });
  const own = await as(subject.applicantAccount).get(`${path}/timeline`);
  t.is(own.status, 200);
  const { items } = getTimeline.response.parse(own.body);
  t.deepEqual(
    items.map(({ title, actor }) => [title, actor]),
    [
      ['提交申请', '林晓燕'],
      ['决定：同意', '鼓楼区市场监督管理局'],
    ],
  );
  const { account } = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  const all = getTimeline.response.parse((await as(account).get(`${path}/timeline`)).body);
  t.deepEqual(
    all.items.map(({ actor }) => actor),
    ['林晓燕', '陈丽娟', '王建华'],
  );
});

test('a diagram is the version that the case began with, and says where the case stands in it', async (t) => {
  const { hall, as, subject, path } = await records(t);
  await buildDiagramVersion(hall, { version: 1 });
  await buildDiagramVersion(hall, { version: 2, xml: '<later/>' });
  const instance = await buildInstance(hall, { case: subject, version: 1 });
  const at = new Date('2026-11-23T11:00:00+08:00');
  await buildElement(hall, instance, { elementId: 'visit', state: 'completed', startedAt: at, endedAt: at });
  await buildElement(hall, instance, { elementId: 'visit', state: 'completed', endedAt: hall.now() });
  await buildElement(hall, instance, { elementId: 'review' });
  await buildElement(hall, instance, { elementId: 'stuck', type: 'SERVICE_TASK' });
  await buildIncident(hall, { case: subject, processInstanceKey: instance.key, elementId: 'stuck' });
  const { status, body } = await as(subject.applicantAccount).get(`${path}/diagram`);
  t.is(status, 200);
  const { diagrams, map } = getCaseDiagram.response.parse(body);
  t.is(diagrams.length, 1);
  t.like(diagrams[0], { processId: 'food-business-licence', version: 1 });
  t.is(diagrams[0]?.xml, hall.catalogue().items.get('food-business-licence')?.xml);
  const states = diagrams[0]?.elements.map(({ id, state, count }) => [id, state, count]).toSorted();
  t.deepEqual(states, [
    ['review', 'active', 1],
    ['stuck', 'incident', 1],
    ['visit', 'completed', 2],
  ]);
  const active = map.findIndex(({ state }) => state === 'active');
  t.is(map[active]?.name, '受理');
  t.true(map.slice(0, active).every(({ state }) => state === 'done'));
  t.true(map.slice(active + 1).every(({ state }) => state === 'ahead'));
});

test('a step for each of four departments was passed four times, not once more for all of them together', async (t) => {
  const { hall, as, subject, path } = await records(t);
  await buildDiagramVersion(hall, { version: 1 });
  const instance = await buildInstance(hall, { case: subject, version: 1 });
  await buildElement(hall, instance, { elementId: 'review', type: 'MULTI_INSTANCE_BODY' });
  for (const _ of [1, 2, 3, 4]) await buildElement(hall, instance, { elementId: 'review' });
  const { diagrams } = getCaseDiagram.response.parse((await as(subject.applicantAccount).get(`${path}/diagram`)).body);
  t.like(diagrams[0]?.elements, [{ id: 'review', state: 'active', count: 4 }]);
});

test('a case that the engine has not begun has stages ahead and no diagram', async (t) => {
  const { hall, as } = await records(t);
  const subject = await buildCase(hall, { state: 'submitted', stage: '收件' });
  const { body } = await as(subject.applicantAccount).get(`/api/cases/${subject.number}/diagram`);
  const { diagrams, map } = getCaseDiagram.response.parse(body);
  t.deepEqual(diagrams, []);
  t.deepEqual([...new Set(map.map(({ state }) => state))], ['active', 'ahead']);
});

async function records(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, [...caseRoutes, ...caseDiagramRoutes]);
  const subject = await buildCase(hall, {
    departments: { lead: '350102-market', ecology: '350102-ecology' },
    form: { manager: { number: '350102199006151029' }, shop: '海峡茶饮' },
  });
  return { hall, as, subject, path: `/api/cases/${subject.number}` };
}
