import test from 'ava';
import { noticeRoutes } from '../../../server/routes/notices/routes.ts';
import { buildAccount } from '../../support/build.ts';
import { buildNotice } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

test('one reads one’s own notices, newest first, page by page', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, noticeRoutes);
  const { account } = await buildAccount(hall);
  const at = hall.now().getTime();
  for (const [index, text] of ['一', '二', '三'].entries())
    await buildNotice(hall, { account, text, createdAt: new Date(at + index * 1000) });
  await buildNotice(hall);
  const first = await as(account).get('/api/notices?limit=2');
  const second = await as(account).get(`/api/notices?limit=2&cursor=${first.body.nextCursor}`);
  const texts = [first, second].flatMap(({ body }) => body.items.map(({ text }: { text: string }) => text));
  t.deepEqual(texts, ['三', '二', '一']);
  t.deepEqual([first.body.total, second.body.nextCursor], [3, null]);
});

test('a read notice stays read from the first time on; another’s does not exist', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, noticeRoutes);
  const { id, account } = await buildNotice(hall);
  const other = (await buildAccount(hall)).account;
  t.is((await as(other).post(`/api/notices/${id}/read`)).status, 404);
  t.is((await as(account).get('/api/notices?unread=true')).body.total, 1);
  for (const _ of [1, 2]) t.is((await as(account).post(`/api/notices/${id}/read`)).status, 204);
  t.is((await as(account).get('/api/notices?unread=true')).body.total, 0);
  t.is((await as(account).get('/api/notices?unread=false')).body.items[0].readAt, '2026-11-23T12:00:00+08:00');
});

test('all of one’s own notices are read at once, and no other’s', async (t) => {
  const { hall, moveTo } = await testHall(t);
  const { as } = await serve(t, hall, noticeRoutes);
  const { account, id } = await buildNotice(hall);
  await buildNotice(hall, { account });
  const other = (await buildNotice(hall)).account;
  await as(account).post(`/api/notices/${id}/read`);
  moveTo('2026-11-23T13:00:00+08:00');
  t.is((await as(account).post('/api/notices/read')).status, 204);
  const { items } = (await as(account).get('/api/notices')).body;
  t.deepEqual(items.map(({ readAt }: { readAt: string }) => readAt).toSorted(), [
    '2026-11-23T12:00:00+08:00',
    '2026-11-23T13:00:00+08:00',
  ]);
  t.is((await as(other).get('/api/notices?unread=true')).body.total, 1);
  t.is((await as().post('/api/notices/read')).status, 401);
});

test('notices need a session, and a cursor that this list gave', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, noticeRoutes);
  const { account } = await buildAccount(hall);
  t.is((await as().get('/api/notices')).status, 401);
  const foreign = Buffer.from('["2026-11-23", 1]').toString('base64url');
  for (const cursor of ['abc', foreign, 'W10'])
    t.like((await as(account).get(`/api/notices?cursor=${cursor}`)).body, {
      status: 400,
      errors: [{ pointer: '/query/cursor' }],
    });
  t.is((await as(account).get('/api/notices?unread=maybe&limit=101')).body.errors.length, 2);
});
