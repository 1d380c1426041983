import test, { type ExecutionContext } from 'ava';
import { StoredSession } from '../../../server/entities/account.ts';
import { password, serveApp } from '../../support/app.ts';
import { buildAccount } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';
import { signIn } from '../../support/person.ts';

test('signing in begins a new session: one that was planted before is worth nothing', async (t) => {
  const { url, account } = await door(t);
  const { cookie: planted, token: csrfToken } = (await signIn({ url }, account, password)).session();
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { cookie: planted, 'x-csrf-token': csrfToken, 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  });
  t.is(signedIn.status, 200);
  t.not(cookiesOf(signedIn), planted);
  const act = { method: 'POST', headers: { cookie: cookiesOf(signedIn), 'x-csrf-token': csrfToken } };
  t.is((await fetch(`${url}/api/notices/${crypto.randomUUID()}/read`, act)).status, 403);
  t.is((await ask(url, planted, '/api/cases')).status, 401);
  t.is((await ask(url, cookiesOf(signedIn), '/api/cases')).status, 200);
});

test('signing in anew ends the session before, signing out ends it at the server', async (t) => {
  const { url, account } = await door(t);
  const first = await signIn({ url }, account, password);
  const before = first.session().cookie;
  t.is((await first.send('POST', '/api/session', { account, password })).status, 200);
  t.is((await ask(url, before, '/api/cases')).status, 401);
  const second = await signIn({ url }, account, password);
  t.is((await second.send('DELETE', '/api/session')).status, 204);
  t.is((await ask(url, second.session().cookie, '/api/cases')).status, 401);
});

test('who only looks, or does not get in, leaves no session behind', async (t) => {
  const { url, account, hall } = await door(t);
  const wrong = JSON.stringify({ account, password: 'wrong' });
  const headers = { 'content-type': 'application/json' };
  for (const answer of [
    await fetch(`${url}/api/session`),
    await fetch(`${url}/api/items`),
    await fetch(`${url}/api/session`, { method: 'POST', headers, body: wrong }),
  ])
    t.deepEqual(answer.headers.getSetCookie(), []);
  t.is(await hall.orm.em.fork().count(StoredSession), 0);
});

test('a session cookie is out of reach of scripts and other sites', async (t) => {
  const { begin } = await door(t);
  const set = (await begin()).headers.getSetCookie();
  t.true(set.length > 0);
  for (const cookie of set) t.regex(cookie, /httponly/i);
  t.true(set.some((cookie) => /^lianban=.*samesite=lax/i.test(cookie)));
});

test('behind HTTPS the cookie goes over HTTPS only', async (t) => {
  const { begin } = await door(t, { secure: true, proxies: 1 });
  const set = (await begin({ 'x-forwarded-proto': 'https' })).headers;
  t.true(set.getSetCookie().some((cookie) => /^lianban=.*; secure/i.test(cookie)));
  t.regex(set.get('strict-transport-security') ?? '', /max-age=\d{7,}/);
});

test('a change needs the token of its own session', async (t) => {
  const { url, account } = await door(t);
  const person = await signIn({ url }, account, password);
  const other = await signIn({ url }, account, password);
  const { cookie, token } = person.session();
  const read = async (headers: Record<string, string>) =>
    (await fetch(`${url}/api/notices/${crypto.randomUUID()}/read`, { method: 'POST', headers: { cookie, ...headers } }))
      .status;
  t.is(await read({}), 403);
  t.is(await read({ 'x-csrf-token': other.session().token }), 403);
  t.is(await read({ 'x-csrf-token': token }), 404);
});

test('a form on another site signs nobody in: only JSON is taken, which it cannot send', async (t) => {
  const { url, account } = await door(t);
  const fields = new URLSearchParams({ account, password });
  const json = JSON.stringify({ account, password });
  const bodies: [string, string][] = [
    ['application/x-www-form-urlencoded', fields.toString()],
    ['text/plain', json],
    ['application/csp-report', json],
  ];
  for (const [type, body] of bodies) {
    const answer = await fetch(`${url}/api/session`, { method: 'POST', headers: { 'content-type': type }, body });
    t.is(answer.status, 415, type);
  }
});

async function door(t: ExecutionContext, changes: Parameters<typeof serveApp>[2] = {}) {
  const { hall } = await testHall(t);
  const { url, hashed } = await serveApp(t, hall, changes);
  const { account } = await buildAccount(hall, { passwordHash: hashed });
  const begin = (headers: Record<string, string> = {}) =>
    fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ account, password }),
    });
  return { url, account, hall, begin };
}

const ask = (url: string, cookie: string, path = '/api/session') => fetch(url + path, { headers: { cookie } });

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
