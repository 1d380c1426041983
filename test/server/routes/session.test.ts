import test, { type ExecutionContext } from 'ava';
import { Account } from '../../../server/entities/account.ts';
import { getSession, signIn } from '../../../server/routes/session/schema.ts';
import { password, serveApp } from '../../support/app.ts';
import { buildAccount } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';

test('who signs in is told who he is, with departments and areas by name and his own number masked', async (t) => {
  const { post, account } = await door(t, { roles: ['staff'], departments: ['350102-market'] });
  const { status, body, cookies } = await post({ account, password });
  t.is(status, 200);
  const { user, profile, csrfToken } = signIn.response.parse(body);
  t.deepEqual(user, {
    account,
    name: '林晓燕',
    roles: ['staff'],
    departments: [{ code: '350102-market', name: '鼓楼区市场监督管理局' }],
    areas: [{ code: '350102', name: '鼓楼区' }],
  });
  t.like(profile, { kind: 'person', certificateNumber: '350*************29' });
  t.not(csrfToken, '');
  t.true(cookies.some((cookie) => /^lianban=/.test(cookie)));
});

test('an account that nobody has verified has no profile to apply with', async (t) => {
  const { post, account } = await door(t, { certificateType: null, certificateNumber: null });
  t.is((await post({ account, password })).body.profile, null);
});

test('a wrong password and an unknown account get one answer and no session', async (t) => {
  const { post, account } = await door(t);
  const wrong = await post({ account, password: 'wrong' });
  const unknown = await post({ account: `${account}-x`, password });
  t.like(wrong, { status: 401, body: { code: 'wrong-credentials' } });
  t.deepEqual(unknown.body, wrong.body);
});

test('both fields of signing in are asked for at once', async (t) => {
  const { post } = await door(t);
  const { status, body } = await post({ account: '' });
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted();
  t.deepEqual([status, pointers], [400, ['/account', '/password']]);
});

test('a session says who is signed in until it is signed out; then nobody is, and there is nothing to sign out of', async (t) => {
  const { url, enter } = await door(t);
  const person = await enter();
  const inside = getSession.response.parse((await person.get('/api/session')).body);
  t.is(inside.user?.account, person.account);
  t.is((await person.send('DELETE', '/api/session')).status, 204);
  const outside = getSession.response.parse((await person.get('/api/session')).body);
  t.like(outside, { user: null, profile: null });
  t.is((await fetch(`${url}/api/session`, { method: 'DELETE' })).status, 401);
});

test('rights are read anew at each request', async (t) => {
  const { hall, enter } = await door(t);
  const person = await enter({ roles: ['staff'], departments: ['350102-market'] });
  await hall.orm.em.fork().nativeUpdate(Account, { account: person.account }, { departments: [] });
  t.deepEqual(getSession.response.parse((await person.get('/api/session')).body).user?.departments, []);
});

async function door(t: ExecutionContext, rights: Parameters<typeof buildAccount>[1] = {}) {
  const { hall } = await testHall(t);
  const app = await serveApp(t, hall);
  const { account } = await buildAccount(hall, { ...rights, passwordHash: app.hashed });
  const post = async (body: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${app.url}/api/session`, { method: 'POST', headers, body: JSON.stringify(body) });
    const cookies = response.headers.getSetCookie();
    return { status: response.status, cookies, body: JSON.parse(await response.text()) };
  };
  return { hall, ...app, account, post };
}
