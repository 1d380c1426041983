import test, { type ExecutionContext } from 'ava';
import type { Case } from '../../../server/entities/case/case.ts';
import { supervisionRoutes } from '../../../server/routes/supervision/routes.ts';
import { Card, getSupervisionSummary, SupervisedCase } from '../../../server/routes/supervision/schema.ts';
import { buildAccount, buildCase, buildClock } from '../../support/build.ts';
import { buildCard, buildIncident } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { type Answered, serve } from '../../support/http.ts';

const soon = new Date('2026-11-24T23:59:59+08:00');
const later = new Date('2026-11-30T23:59:59+08:00');

test('running cases come reddest first, in each light the nearest deadline first, paused ones after green', async (t) => {
  const { build, province } = await hallFor(t);
  const green = await build({ light: 'green', deadline: soon });
  const paused = await build({ light: 'paused', deadline: null });
  const red = await build({ light: 'red', deadline: later });
  const redder = await build({ light: 'red', deadline: soon });
  const yellow = await build({ light: 'yellow', deadline: null });
  await build({ light: 'red', deadline: soon, state: 'delivered', endedAt: soon });
  const { status, body } = await province.get('/api/supervision/cases');
  t.is(status, 200);
  t.deepEqual(
    numbers(body),
    [redder, red, yellow, green, paused].map(({ number }) => number),
  );
  t.is(body.total, 5);
  for (const item of body.items) t.notThrows(() => SupervisedCase.parse(item));
});

test('the pages of running cases join without a gap or a repeat', async (t) => {
  const { build, province } = await hallFor(t);
  const made = [];
  for (const light of ['red', 'red', 'red', 'yellow', 'green', 'paused', 'paused'] as const)
    made.push(await build({ light, deadline: light === 'paused' ? null : soon }));
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: Answered = await province.get(`/api/supervision/cases?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...numbers(body));
    cursor = body.nextCursor;
  }
  t.is(seen.length, 7);
  t.deepEqual(seen.toSorted(), made.map(({ number }) => number).toSorted());
});

test('a case shows its open cards, its incidents and when it is due', async (t) => {
  const { hall, build, province } = await hallFor(t);
  const subject = await build({ light: 'red', deadline: soon, leadingClock: '承诺期限' });
  await buildCard(hall, { case: subject });
  await buildCard(hall, { case: subject, state: 'withdrawn' });
  await buildIncident(hall, { case: subject });
  await buildIncident(hall, { case: subject, state: 'resolved' });
  const { body } = await province.get('/api/supervision/cases');
  t.like(body.items[0], { cards: 1, incidents: 1, clockLabel: '承诺期限', deadline: '2026-11-24T23:59:59+08:00' });
});

test('the list is narrowed by light, department, item, area and words', async (t) => {
  const { build, province } = await hallFor(t);
  const one = await build({ light: 'red', deadline: soon, applicantName: '海峡茶饮' });
  const two = await build({
    area: '350121',
    itemCode: 'tree-felling-permit',
    department: '350121-forestry',
    light: 'green',
  });
  const found = async (query: string) => {
    const { body } = await province.get(`/api/supervision/cases?${query}`);
    t.is(body.total, body.items.length, query);
    return numbers(body);
  };
  t.deepEqual(await found('light=red'), [one.number]);
  t.deepEqual(await found('department=350121-forestry'), [two.number]);
  t.deepEqual(await found('item=tree-felling-permit'), [two.number]);
  t.deepEqual(await found('area=350100'), [one.number, two.number]);
  t.deepEqual(await found('area=350121'), [two.number]);
  t.deepEqual(await found('area=350700'), []);
  t.deepEqual(await found(`q=${encodeURIComponent('茶饮')}`), [one.number]);
  t.deepEqual(await found(`q=${two.number.slice(0, 17)}`), [two.number]);
  t.deepEqual(await found('q=%25'), []);
});

test('a supervisor sees his areas and nothing else, whatever he asks for', async (t) => {
  const { hall, build, as } = await hallFor(t);
  const gulou = await build({ light: 'red' });
  const minhou = await build({ area: '350121', light: 'green' });
  await buildCard(hall, { case: gulou });
  const { account } = await buildAccount(hall, { roles: ['supervisor'], areas: ['350121'] });
  const county = as(account);
  t.deepEqual(numbers((await county.get('/api/supervision/cases')).body), [minhou.number]);
  t.deepEqual(numbers((await county.get('/api/supervision/cases?area=350000')).body), [minhou.number]);
  t.is((await county.get('/api/supervision/cases?area=350102')).body.total, 0);
  t.like((await county.get('/api/supervision/summary?area=350102')).body, { running: 0, red: 0, openCards: 0 });
  t.like((await county.get('/api/supervision/summary')).body, { running: 1, red: 0, green: 1, openCards: 0 });
  t.is((await county.get('/api/supervision/cards')).body.total, 0);
});

test('the board counts lights, cards, incidents and what happened today, and tells each day of a month', async (t) => {
  const { hall, build, province } = await hallFor(t);
  const yesterday = new Date('2026-11-22T20:00:00+08:00');
  const red = await build({ light: 'red', submittedAt: yesterday });
  await build({ light: 'paused', area: '350121' });
  await build({ light: 'none', state: 'delivered', submittedAt: yesterday, decidedAt: yesterday, endedAt: hall.now() });
  const late = await build({ light: 'none', state: 'delivered', decidedAt: hall.now(), endedAt: hall.now() });
  const overdue = { rule: 'clock-overdue', colour: 'red', clockKind: 'law' } as const;
  await buildCard(hall, { case: late, ...overdue, state: 'accepted', issuedAt: yesterday });
  await buildCard(hall, { case: red, ...overdue });
  await buildIncident(hall, { case: red });
  const { status, body } = await province.get('/api/supervision/summary');
  t.is(status, 200);
  t.notThrows(() => getSupervisionSummary.response.parse(body));
  t.like(body, {
    running: 2,
    red: 1,
    paused: 1,
    green: 0,
    openCards: 1,
    openIncidents: 1,
    submittedToday: 2,
    endedToday: 2,
  });
  t.is(body.onTimeShare, 0.5);
  t.is(body.byDay.length, 30);
  t.deepEqual(body.byDay.slice(-2), [
    { date: '2026-11-22', submitted: 2, ended: 0, red: 1 },
    { date: '2026-11-23', submitted: 2, ended: 2, red: 1 },
  ]);
  t.deepEqual(
    body.byArea.map(({ name }: { name: string }) => name),
    ['鼓楼区', '闽侯县'],
  );
  t.like(body.byDepartment[0], { code: '350102-market', name: '鼓楼区市场监督管理局', red: 1, total: 1 });
});

test('a calendar that running clocks need and nobody has loaded is told by its year', async (t) => {
  const { hall, province, moveTo } = await hallFor(t);
  moveTo('2026-10-20T12:00:00+08:00');
  t.deepEqual((await province.get('/api/supervision/summary')).body.provisionalYears, []);
  await buildClock(hall, { provisional: true, deadline: new Date('2027-01-07T23:59:59+08:00') });
  t.deepEqual((await province.get('/api/supervision/summary')).body.provisionalYears, [2027]);
});

test('cards are for the supervisors of the area and for the department that they are about', async (t) => {
  const { hall, build, province, as } = await hallFor(t);
  const subject = await build({});
  const card = await buildCard(hall, { case: subject, colour: 'red' });
  await buildCard(hall, { case: await build({ area: '350121' }), state: 'accepted' });
  const own = (await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] })).account;
  const other = (await buildAccount(hall, { roles: ['staff'], departments: ['350102-planning'] })).account;
  const citizen = (await buildAccount(hall)).account;
  t.is((await province.get('/api/supervision/cards')).body.total, 2);
  for (const query of ['open=true', 'colour=red', `case=${subject.number}`, 'department=350102-market'])
    t.deepEqual(ids((await province.get(`/api/supervision/cards?${query}`)).body), [card.id], query);
  t.is((await province.get('/api/supervision/cards?open=false')).body.total, 1);
  const { body } = await as(own).get('/api/supervision/cards');
  t.notThrows(() => Card.parse(body.items[0]));
  t.deepEqual(ids(body), [card.id]);
  t.is((await as(other).get('/api/supervision/cards')).body.total, 0);
  t.is((await as(citizen).get('/api/supervision/cards')).status, 403);
});

test('the department replies, the supervisor judges; neither does the other’s part', async (t) => {
  const { hall, build, province, as } = await hallFor(t);
  const card = await buildCard(hall, { case: await build({}) });
  const staff = as((await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] })).account);
  const path = `/api/supervision/cards/${card.id}/replies`;
  t.is((await province.post(path, { kind: 'reply', text: '代为回复' })).status, 403);
  t.is((await province.post(path, { kind: 'accept', text: '同意' })).status, 409);
  const replied = await staff.post(path, { kind: 'reply', text: '已补齐人手，明日办结' });
  t.is(replied.status, 201);
  t.like(replied.body, { state: 'replied' });
  t.is((await staff.post(path, { kind: 'accept', text: '同意' })).status, 403);
  t.like((await province.post(path, { kind: 'accept', text: '同意' })).body, { state: 'accepted' });
  const stranger = as((await buildAccount(hall)).account);
  t.is((await stranger.post(path, { kind: 'reply', text: '我' })).status, 404);
});

test('a reply’s faults are told at their fields, and change nothing', async (t) => {
  const { hall, build, as } = await hallFor(t);
  const card = await buildCard(hall, { case: await build({}) });
  const staff = as((await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] })).account);
  const path = `/api/supervision/cards/${card.id}/replies`;
  const wrong = await staff.post(path, { kind: 'praise', text: '' });
  t.deepEqual([wrong.status, pointers(wrong.body)], [400, ['/kind', '/text']]);
  // Half a character no schema can tell of: it is understood, and refused. Blanks say nothing.
  for (const [text, status] of [
    ['\ud800', 422],
    ['a\u0000b', 400],
    [' \n\u3000', 400],
  ]) {
    const odd = await staff.post(path, { kind: 'reply', text });
    t.deepEqual([odd.status, pointers(odd.body)], [status, ['/text']]);
  }
  t.like((await staff.get('/api/supervision/cards')).body.items[0], { state: 'issued', replies: [] });
});

test('the same key gives the first answer of a reply again', async (t) => {
  const { hall, build, as } = await hallFor(t);
  const card = await buildCard(hall, { case: await build({}) });
  const staff = as((await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] })).account);
  const path = `/api/supervision/cards/${card.id}/replies`;
  const key = { 'idempotency-key': 'once' };
  const first = await staff.post(path, { kind: 'reply', text: '已办' }, key);
  const again = await staff.post(path, { kind: 'reply', text: '已办' }, key);
  t.deepEqual([again.status, again.body], [201, first.body]);
  t.is((await staff.post(path, { kind: 'reply', text: '另一' }, key)).status, 422);
});

test('the board, its cases and its events are for supervisors', async (t) => {
  const { hall, as } = await hallFor(t);
  const staff = (await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] })).account;
  for (const path of ['cases', 'summary', 'events']) {
    t.is((await as().get(`/api/supervision/${path}`)).status, 401, path);
    t.is((await as(staff).get(`/api/supervision/${path}`)).status, 403, path);
  }
  t.is((await as().get('/api/supervision/cards')).status, 401);
});

test('a query that is none is told by its field', async (t) => {
  const { province } = await hallFor(t);
  const { status, body } = await province.get('/api/supervision/cases?light=blue&limit=1000&area=x&cursor=%3F');
  t.deepEqual([status, pointers(body)], [400, ['/query/area', '/query/cursor', '/query/light', '/query/limit']]);
  const foreign = Buffer.from(JSON.stringify(['red', 'yesterday', 'x'])).toString('base64url');
  for (const path of ['cases', 'cards'])
    t.deepEqual(pointers((await province.get(`/api/supervision/${path}?cursor=${foreign}`)).body), ['/query/cursor']);
});

async function hallFor(t: ExecutionContext) {
  const { hall, moveTo } = await testHall(t);
  const { as } = await serve(t, hall, supervisionRoutes);
  const { account } = await buildAccount(hall, { roles: ['supervisor'], areas: ['350000'] });
  return { hall, moveTo, as, province: as(account), build: (overrides: Partial<Case>) => buildCase(hall, overrides) };
}

const numbers = (body: { items: { number: string }[] }) => body.items.map(({ number }) => number);
const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);
const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer).toSorted();
