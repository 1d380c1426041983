import test, { type ExecutionContext } from 'ava';
import { Notice, TimelineEntry } from '../../../server/entities/case/timeline-entry.ts';
import { caseRoutes } from '../../../server/routes/cases/routes.ts';
import { incidentRoutes } from '../../../server/routes/incidents/routes.ts';
import { supervisionRoutes } from '../../../server/routes/supervision/routes.ts';
import { SupervisedTask } from '../../../server/routes/supervision/schema.ts';
import { buildAccount, buildCase, buildTask } from '../../support/build.ts';
import { buildBranch, buildCard, buildIncident } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

test('a supervisor sees who holds the open tasks of a case, and nothing of what is in them', async (t) => {
  const { hall, subject, gulou } = await hallFor(t);
  const deadline = new Date('2026-11-25T23:59:59+08:00');
  await buildTask(hall, { case: subject, assignee: 'a', assigneeName: '徐志明', deadline, opinion: '内部意见' });
  await buildTask(hall, { case: subject, state: 'done', name: '受理', completedAt: hall.now() });
  const { status, body } = await gulou.get(`/api/supervision/cases/${subject.number}/tasks`);
  t.is(status, 200);
  t.is(body.items.length, 1);
  t.deepEqual(SupervisedTask.parse(body.items[0]), body.items[0], 'nothing beside what the contract names');
  t.like(body.items[0], { name: '审核', assigneeName: '徐志明', department: '350102-market', daysLeft: 2 });
});

test('days left are working days; they fall below nothing once the deadline has passed, and there are none in a pause', async (t) => {
  const { hall, subject, gulou } = await hallFor(t);
  const due = async (deadline: string | null, light: 'green' | 'paused' = 'green') => {
    const made = await buildTask(hall, {
      case: subject,
      deadline: deadline === null ? null : new Date(deadline),
      light,
    });
    const { body } = await gulou.get(`/api/supervision/cases/${subject.number}/tasks`);
    return body.items.find(({ id }: { id: string }) => id === made.id).daysLeft;
  };
  // Monday, 23 November 2026.
  t.is(await due('2026-11-23T23:59:59+08:00'), 0);
  t.is(await due('2026-11-30T23:59:59+08:00'), 5);
  t.is(await due('2026-11-20T23:59:59+08:00'), -1);
  t.is(await due('2026-11-22T23:59:59+08:00'), -1);
  t.is(await due('2026-11-30T23:59:59+08:00', 'paused'), null);
  t.is(await due(null), null);
});

test('an urging reaches everybody of the department that has the case, and the applicant does not see it', async (t) => {
  const { hall, subject, gulou } = await hallFor(t);
  await buildTask(hall, { case: subject });
  const clerks = [await clerk(hall), await clerk(hall)];
  await clerk(hall, '350102-planning');
  const path = `/api/supervision/cases/${subject.number}/urgings`;
  for (const _ of ['once', 'again under its key']) {
    const urging = { department: '350102-market', text: '请今天办结' };
    const sent = await gulou.post(path, urging, { 'idempotency-key': 'once' });
    t.deepEqual([sent.status, sent.body], [201, { told: 2 }]);
  }
  const notices = await hall.orm.em.fork().find(Notice, {});
  t.deepEqual(notices.map(({ account }) => account).toSorted(), clerks.toSorted());
  t.like(notices[0], { text: '督查催办：请今天办结', caseNumber: subject.number });
  const entry = await hall.orm.em.fork().findOneOrFail(TimelineEntry, { kind: 'urged' });
  t.like(entry, { text: '请今天办结', internal: true, department: '350102-market' });
});

test('a department that does not have the case on its desk is not urged', async (t) => {
  const { hall, subject, gulou } = await hallFor(t);
  await buildTask(hall, { case: subject, state: 'done' });
  const path = `/api/supervision/cases/${subject.number}/urgings`;
  t.is((await gulou.post(path, { department: '350102-market', text: '请办' })).status, 409);
  const faulty = await gulou.post(path, { department: '', text: '' });
  t.is(faulty.status, 400);
  t.is(faulty.body.errors.length, 2);
  t.is(await hall.orm.em.fork().count(Notice, {}), 0);
});

test('only the supervisors of its area look at a case this way, and nobody urges in his own line', async (t) => {
  const { hall, subject, as } = await hallFor(t);
  await buildTask(hall, { case: subject });
  const path = `/api/supervision/cases/${subject.number}`;
  const body = { department: '350102-market', text: '请办' };
  const staff = await clerk(hall);
  const elsewhere = (await buildAccount(hall, { roles: ['supervisor'], areas: ['350121'] })).account;
  const own = await buildAccount(hall, { roles: ['supervisor'], areas: ['350102'], departments: ['350102-market'] });
  t.is((await as().get(`${path}/tasks`)).status, 401);
  t.is((await as(staff).get(`${path}/tasks`)).status, 403);
  t.is((await as(elsewhere).get(`${path}/tasks`)).status, 404);
  t.is((await as(staff).post(`${path}/urgings`, body)).status, 403);
  t.is((await as(elsewhere).post(`${path}/urgings`, body)).status, 404);
  t.is((await as(own.account).post(`${path}/urgings`, body)).status, 403);
});

test('the department that leads a case urges one that has a part in it; the others, and the applicant, do not', async (t) => {
  const { hall, subject, as } = await hallFor(t);
  const department = '350102-environment';
  await buildBranch(hall, { case: subject, department });
  await buildTask(hall, { case: subject, kind: 'opinion', department });
  const partner = await clerk(hall, department);
  const lead = await clerk(hall);
  const path = `/api/supervision/cases/${subject.number}/urgings`;
  const urged = (account: string) => as(account).post(path, { department, text: '请尽快反馈意见' });
  const canUrge = async (account: string) =>
    (await as(account).get(`/api/cases/${subject.number}`)).body.branches[0].canUrge;
  t.deepEqual(await Promise.all([lead, partner, subject.applicantAccount].map(canUrge)), [true, false, false]);
  t.deepEqual((await urged(lead)).body, { told: 1 });
  const notice = await hall.orm.em.fork().findOneOrFail(Notice, { account: partner });
  t.is(notice.text, '牵头部门催办：请尽快反馈意见');
  const entry = await hall.orm.em.fork().findOneOrFail(TimelineEntry, { caseId: subject.id });
  t.like(entry, { kind: 'lead-urged', internal: true, department });
  t.is((await urged(partner)).status, 403, 'it has a part in the case, and does not lead it');
  t.is((await as(partner).post(path, { department: '350102-market', text: '请办' })).status, 403);
  t.is((await urged(subject.applicantAccount)).status, 403);
  t.is((await urged(await clerk(hall, '350102-planning'))).status, 404);
});

test('cards and incidents can be narrowed to an area and incidents to a case, as the numbers of the board are', async (t) => {
  const { hall, subject, as } = await hallFor(t);
  const other = await buildCase(hall, { area: '350121' });
  for (const each of [subject, other]) {
    await buildCard(hall, { case: each });
    await buildIncident(hall, { case: each });
  }
  const province = as((await buildAccount(hall, { roles: ['supervisor'], areas: ['350000'] })).account);
  const total = async (path: string) => (await province.get(path)).body.total;
  t.is(await total('/api/supervision/cards'), 2);
  t.is(await total('/api/supervision/cards?area=350102'), 1);
  t.is(await total('/api/incidents'), 2);
  t.is(await total('/api/incidents?area=350102'), 1);
  t.is(await total(`/api/incidents?case=${other.number}`), 1);
});

type Hall = Awaited<ReturnType<typeof testHall>>['hall'];

const clerk = async (hall: Hall, department = '350102-market') =>
  (await buildAccount(hall, { roles: ['staff'], departments: [department] })).account;

async function hallFor(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, [...supervisionRoutes, ...incidentRoutes, ...caseRoutes]);
  const { account } = await buildAccount(hall, { roles: ['supervisor'], areas: ['350102'] });
  return { hall, as, gulou: as(account), subject: await buildCase(hall) };
}
