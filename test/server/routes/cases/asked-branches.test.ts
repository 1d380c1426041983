import test, { type ExecutionContext } from 'ava';
import { Branch } from '../../../../server/entities/case/branch.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Outbox } from '../../../../server/entities/engine/outbox.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { askBranch } from '../../../../server/routes/cases/schema.ts';
import { buildAccount, buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

const ask = { role: 'reform', reason: '涉及政府投资' };

test('the lead asks one more department: it gets a branch of its own, and the diagram is told', async (t) => {
  const { hall, lead, subject, path } = await office(t);
  const { status, body } = await lead.post(path, ask);
  t.is(status, 202);
  const [branch, ...more] = askBranch.response.parse(body).branches;
  t.is(more.length, 0);
  t.like(branch, { role: 'reform', department: '350121-reform', late: true, state: 'open', decision: null });
  const [sent] = await hall.orm.em.fork().find(Outbox, {});
  t.like(sent?.message, {
    name: 'branch-asked',
    correlationKey: subject.id,
    variables: { branch: { role: 'reform', dept: '350121-reform', days: 3 } },
  });
});

test('the applicant reads that his department asked, not which clerk', async (t) => {
  const { as, lead, subject, path } = await office(t);
  await lead.post(path, ask);
  const timeline = `/api/cases/${subject.number}/timeline`;
  const [entry] = (await as(subject.applicantAccount).get(timeline)).body.items;
  t.like(entry, { kind: 'branch-asked', text: '涉及政府投资', department: '闽侯县自然资源和规划局' });
  t.is(entry.actor, entry.department);
  t.is((await lead.get(timeline)).body.items[0].actor, '王建华');
});

test('a department is asked once, also by two clerks at once', async (t) => {
  const { hall, lead, path } = await office(t);
  const answers = await Promise.all([1, 2, 3, 4].map(() => lead.post(path, ask)));
  t.deepEqual(answers.map(({ status }) => status).toSorted(), [202, 409, 409, 409]);
  t.is(await hall.orm.em.fork().count(Branch), 1);
  t.is(await hall.orm.em.fork().count(Outbox), 1);
});

test('only a department that the item knows can be asked, and only while the case is under review', async (t) => {
  const { hall, lead, subject, path } = await office(t);
  // Known to the item, but this place has none; known to nobody.
  for (const role of ['forestry', 'astrology'])
    t.like(await lead.post(path, { ...ask, role }), { status: 422, body: { errors: [{ pointer: '/role' }] } });
  for (const state of ['submitted', 'correcting', 'decided', 'delivered'] as const) {
    await hall.orm.em.fork().nativeUpdate(Case, { id: subject.id }, { state });
    t.like(await lead.post(path, ask), { status: 409, body: { code: 'wrong-state' } }, state);
  }
});

test('the same key gives the first answer again, another body under it is refused', async (t) => {
  const { lead, path } = await office(t);
  const key = { 'idempotency-key': 'once' };
  const first = await lead.post(path, ask, key);
  t.deepEqual((await lead.post(path, ask, key)).body, first.body);
  t.like(await lead.post(path, { ...ask, reason: '' }, key), { status: 422, body: { code: 'key-reused' } });
});

test('asking is for the lead department, signed in, with every field told that is wrong', async (t) => {
  const { hall, as, lead, subject, path } = await office(t);
  const housing = await buildAccount(hall, { roles: ['staff'], departments: ['350121-housing'] });
  const supervisor = await buildAccount(hall, { roles: ['supervisor'], areas: ['350000'] });
  for (const account of [housing.account, supervisor.account, subject.applicantAccount])
    t.is((await as(account).post(path, ask)).status, 404);
  t.is((await as().post(path, ask)).status, 401);
  const { status, body } = await lead.post(path, { role: '', reason: 1 });
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted();
  t.deepEqual([status, pointers], [400, ['/reason', '/role']]);
});

async function office(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const department = '350121-planning';
  const subject = await buildCase(hall, {
    itemCode: 'construction-planning-permit',
    area: '350121',
    department,
    departments: { lead: department, housing: '350121-housing', reform: '350121-reform' },
    state: 'in-review',
  });
  const clerk = await buildAccount(hall, { roles: ['staff'], departments: [department], name: '王建华' });
  return { hall, as, lead: as(clerk.account), subject, path: `/api/cases/${subject.number}/branches` };
}
