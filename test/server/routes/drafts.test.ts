import test from 'ava';
import { draftRoutes } from '../../../server/routes/drafts/routes.ts';
import { getDraft, saveDraft } from '../../../server/routes/drafts/schema.ts';
import { buildAccount } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

const draft = (phone: string) => ({ area: '350102', step: 2, data: { phone } });

test('one finds all one’s unfinished applications, the last saved first, page by page', async (t) => {
  const { hall, moveTo } = await testHall(t);
  const { as } = await serve(t, hall, draftRoutes);
  const { account } = await buildAccount(hall);
  for (const [minute, item] of ['food-business-licence', 'tree-felling-permit', 'social-security-card'].entries()) {
    moveTo(`2026-11-23T12:0${minute}:00+08:00`);
    t.is((await as(account).put(`/api/drafts/${item}`, draft('1'))).status, 200);
  }
  const first = await as(account).get('/api/drafts?limit=2');
  const second = await as(account).get(`/api/drafts?limit=2&cursor=${first.body.nextCursor}`);
  const codes = [first, second].flatMap(({ body }) => body.items.map((one: { itemCode: string }) => one.itemCode));
  t.deepEqual(codes, ['social-security-card', 'tree-felling-permit', 'food-business-licence']);
  t.deepEqual([first.body.total, second.body.nextCursor], [3, null]);
  t.deepEqual(second.body.items[0], {
    itemCode: 'food-business-licence',
    itemName: { zh: '食品经营许可（新办）', en: 'Food business licence (new)' },
    area: '350102',
    savedAt: '2026-11-23T12:00:00+08:00',
  });
});

test('a draft thrown away is gone, and nobody throws away another’s', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, draftRoutes);
  const { account } = await buildAccount(hall);
  const other = (await buildAccount(hall)).account;
  const path = '/api/drafts/food-business-licence';
  await as(account).put(path, draft('1'));
  t.is((await as(other).delete(path)).status, 204);
  t.deepEqual((await as(account).get(path)).body.draft.data, { phone: '1' });
  t.is((await as(other).get('/api/drafts')).body.total, 0);
  for (const _ of [1, 2]) t.is((await as(account).delete(path)).status, 204);
  t.is((await as(account).get(path)).body.draft, null);
});

test('drafts need a session, an item of this hall, and a cursor that this list gave', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, draftRoutes);
  const { account } = await buildAccount(hall);
  for (const answer of [await as().get('/api/drafts'), await as().delete('/api/drafts/food-business-licence')])
    t.is(answer.status, 401);
  t.is((await as(account).put('/api/drafts/no-such-item', draft('1'))).status, 422);
  t.like((await as(account).get('/api/drafts?cursor=abc')).body, {
    status: 400,
    errors: [{ pointer: '/query/cursor' }],
  });
});

test('a draft is kept as it was saved, the last one for an item, and read by its owner alone', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, draftRoutes);
  const { account } = await buildAccount(hall);
  const other = (await buildAccount(hall)).account;
  const path = '/api/drafts/food-business-licence';
  t.deepEqual((await as(account).get(path)).body, { draft: null });
  const { revision } = (await as(account).put(path, draft('1'))).body.draft;
  const next = { area: null, step: 3, data: { list: [{ name: '林' }], none: null }, revision };
  const saved = await as(account).put(path, next);
  t.is(saved.status, 200);
  const read = getDraft.response.parse((await as(account).get(path)).body);
  t.deepEqual(read, saveDraft.response.parse(saved.body));
  t.like(read.draft, { itemCode: 'food-business-licence', area: null, step: 3, data: { list: [{ name: '林' }] } });
  t.deepEqual((await as(other).get(path)).body, { draft: null });
});

test('what is wrong with a draft is told at its fields; one that is too large is refused; the one before stays', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, draftRoutes);
  const { account } = await buildAccount(hall);
  const path = '/api/drafts/food-business-licence';
  await as(account).put(path, draft('1'));
  const { status, body } = await as(account).put(path, { area: 'x', step: 10 });
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted();
  t.deepEqual([status, pointers], [400, ['/area', '/data', '/step']]);
  const large = { ...draft('1'), data: { text: '长'.repeat(200_001) } };
  t.like(await as(account).put(path, large), { status: 413, body: { code: 'too-large' } });
  t.deepEqual((await as(account).get(path)).body.draft.data, { phone: '1' });
  for (const answer of [await as().get(path), await as().put(path, draft('1'))]) t.is(answer.status, 401);
});

test('a draft that another device has saved, handed in or thrown away since is not overwritten or brought back', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, draftRoutes);
  const { account } = await buildAccount(hall);
  const path = '/api/drafts/food-business-licence';
  const save = async (phone: string, revision: string | null) =>
    await as(account).put(path, { ...draft(phone), revision });
  const refused = { status: 409, body: { code: 'changed-meanwhile' } };
  const { revision: first } = (await save('1', null)).body.draft;
  t.like(await save('2', null), refused);
  const second = (await save('2', first)).body.draft;
  t.not(second.revision, first);
  t.like(await save('3', first), refused);
  t.deepEqual((await save('2', first)).body.draft, second, 'the repeat of a save whose answer was lost is no conflict');
  t.deepEqual((await as(account).get(path)).body.draft, second);
  await as(account).delete(path);
  t.like(await save('3', second.revision), refused);
  t.is((await as(account).get(path)).body.draft, null);
  const again = (await save('1', null)).body.draft;
  t.like(await save('3', first), refused, 'one begun anew is not the old one');
  t.is((await save('3', again.revision)).status, 200);
});

test('of several devices that save at once one is taken', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, draftRoutes);
  const { account } = await buildAccount(hall);
  const path = '/api/drafts/food-business-licence';
  const answers = await Promise.all(['1', '2', '3', '4'].map((phone) => as(account).put(path, draft(phone))));
  t.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409, 409]);
  const taken = answers.find(({ status }) => status === 200);
  t.deepEqual((await as(account).get(path)).body, taken?.body);
});
