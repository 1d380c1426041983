import test, { type ExecutionContext } from 'ava';
import { Outbox } from '../../../server/entities/engine/outbox.ts';
import { incidentRoutes } from '../../../server/routes/incidents/routes.ts';
import { Incident } from '../../../server/routes/incidents/schema.ts';
import { buildAccount, buildCase } from '../../support/build.ts';
import { buildDiagramVersion, buildIncident, buildInstance } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

test('a supervisor sees the incidents of his areas, with the cause in words and the element by its name', async (t) => {
  const { hall, gulou } = await hallFor(t);
  const subject = await buildCase(hall);
  await buildDiagramVersion(hall, { version: 3, elements: { old: { name: '旧名称的任务', type: 'ServiceTask' } } });
  const instance = await buildInstance(hall, { case: subject, version: 3 });
  await buildIncident(hall, { case: subject, processInstanceKey: instance.key, elementId: 'old' });
  await buildIncident(hall, { case: await buildCase(hall, { area: '350121' }) });
  const { status, body } = await gulou.get('/api/incidents?state=open');
  t.is(status, 200);
  t.is(body.total, 1);
  t.notThrows(() => Incident.parse(body.items[0]));
  t.like(body.items[0], { caseNumber: subject.number, elementName: '旧名称的任务', state: 'open' });
  t.regex(body.items[0].cause, /旧名称的任务.*外部系统/);
  t.is((await gulou.get('/api/incidents?state=resolved')).body.total, 0);
});

test('the pages of incidents join without a gap, newest first', async (t) => {
  const { hall, gulou } = await hallFor(t);
  const subject = await buildCase(hall);
  const at = hall.now();
  const keys = [];
  for (const ago of [0, 0, 1, 2, 3]) {
    keys.push((await buildIncident(hall, { case: subject, createdAt: new Date(at.getTime() - ago * 1000) })).key);
  }
  const seen = [];
  for (let cursor = ''; ; ) {
    const { body } = await gulou.get(`/api/incidents?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.items.map(({ key }: { key: string }) => key));
    if (body.nextCursor === null) break;
    cursor = body.nextCursor;
  }
  t.deepEqual(seen, [keys[1], keys[0], keys[2], keys[3], keys[4]]);
  t.is((await gulou.get('/api/incidents?cursor=WzFd')).body.errors[0].pointer, '/query/cursor');
});

test('retrying goes to the engine once, however often it is asked for', async (t) => {
  const { hall, gulou } = await hallFor(t);
  const { key } = await buildIncident(hall);
  const first = await gulou.post(`/api/incidents/${key}/retry`);
  t.is(first.status, 202);
  t.like(first.body, { key, state: 'retrying' });
  t.is((await gulou.post(`/api/incidents/${key}/retry`)).status, 202);
  const sent = await hall.orm.em.fork().find(Outbox, {});
  t.is(sent.length, 1);
  t.like(sent[0]?.message, { kind: 'resolve-incident', incidentKey: key });
});

test('a resolved incident is not retried', async (t) => {
  const { hall, gulou } = await hallFor(t);
  const { key } = await buildIncident(hall, { state: 'resolved', resolvedAt: hall.now() });
  t.is((await gulou.post(`/api/incidents/${key}/retry`)).status, 409);
});

test('incidents are for supervisors, each for those of its area', async (t) => {
  const { hall, as } = await hallFor(t);
  const { key } = await buildIncident(hall);
  const citizen = (await buildAccount(hall)).account;
  const elsewhere = (await buildAccount(hall, { roles: ['supervisor'], areas: ['350121'] })).account;
  t.is((await as().get('/api/incidents')).status, 401);
  t.is((await as(citizen).get('/api/incidents')).status, 403);
  t.is((await as(elsewhere).get('/api/incidents')).body.total, 0);
  for (const account of [citizen, elsewhere]) t.is((await as(account).post(`/api/incidents/${key}/retry`)).status, 404);
  for (const wrong of ['x', '9'.repeat(19)])
    t.is((await as(elsewhere).post(`/api/incidents/${wrong}/retry`)).status, 404);
});

async function hallFor(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, incidentRoutes);
  const supervisor = await buildAccount(hall, { roles: ['supervisor'], areas: ['350102'] });
  return { hall, as, gulou: as(supervisor.account) };
}
