import test from 'ava';
import { api, onSessionEnd, readInEnglish, setCsrfToken } from '../../ui/api/client.ts';
import { ApiProblem } from '../../ui/api/problem.ts';

type Call = { url: string; method: string; token: string | null; key: string | null };

/** Answers the calls in order and notes them; the client knows nothing but `fetch`. */
const answering = (...answers: { status: number; body?: unknown }[]): Call[] => {
  const calls: Call[] = [];
  const rest = [...answers];
  globalThis.fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    calls.push({
      url: String(url),
      method: init?.method ?? 'GET',
      token: headers.get('x-csrf-token'),
      key: headers.get('idempotency-key'),
    });
    const answer = rest.shift() ?? { status: 500 };
    const type = answer.status >= 400 ? 'application/problem+json' : 'application/json';
    const body = answer.status === 204 ? null : JSON.stringify(answer.body ?? {});
    return new Response(body, { status: answer.status, headers: { 'content-type': type } });
  };
  return calls;
};

test.serial('parameters go into the path, and query fields without a value are left out', async (t) => {
  const calls = answering({ status: 200, body: { items: [] } }, { status: 200 });
  await api.get('/api/items', { query: { q: '开店', area: undefined, limit: 5 } });
  await api.get('/api/cases/{number}', { params: { number: '350102/1' } });
  t.is(calls[0]?.url, '/api/items?q=%E5%BC%80%E5%BA%97&limit=5');
  t.is(calls[1]?.url, '/api/cases/350102%2F1');
});

test.serial('every call of an English reader says so', async (t) => {
  const calls = answering({ status: 200 }, { status: 200 });
  readInEnglish(true);
  await api.get('/api/items', { query: { limit: 5 } });
  readInEnglish(false);
  await api.get('/api/items', { query: { limit: 5 } });
  t.deepEqual(
    calls.map(({ url }) => url),
    ['/api/items?limit=5&language=en', '/api/items?limit=5'],
  );
});

test.serial('a stale CSRF token is asked anew and the call is made once more with the same key', async (t) => {
  setCsrfToken('old');
  const calls = answering(
    { status: 403, body: { code: 'csrf' } },
    { status: 200, body: { user: null, profile: null, csrfToken: 'new' } },
    { status: 204 },
  );
  await api.post('/api/notices/{id}/read', { params: { id: 'n1' }, idempotencyKey: 'k1' });
  t.deepEqual(
    calls.map((call) => [call.url, call.token, call.key]),
    [
      ['/api/notices/n1/read', 'old', 'k1'],
      ['/api/session', null, null],
      ['/api/notices/n1/read', 'new', 'k1'],
    ],
  );
});

test.serial('a session that ended is begun again in place, and what was to be sent is sent', async (t) => {
  const calls = answering({ status: 401, body: {} }, { status: 204 });
  onSessionEnd(async () => true);
  await api.post('/api/notices/{id}/read', { params: { id: 'n2' } });
  t.is(calls.length, 2);
});

test.serial('who does not sign in again gets the refusal, once', async (t) => {
  const calls = answering({ status: 401, body: { title: '请先登录' } });
  onSessionEnd(async () => false);
  const problem = await t.throwsAsync(api.post('/api/notices/{id}/read', { params: { id: 'n3' } }), {
    instanceOf: ApiProblem,
  });
  t.is(problem.status, 401);
  t.is(calls.length, 1);
});

test.serial('a refusal carries every faulty field by its pointer', async (t) => {
  const errors = [
    { pointer: '/applicant/phone', message: '请填写11位手机号' },
    { pointer: '/form/shareholders/0/name', message: '此项必填' },
  ];
  answering({ status: 400, body: { title: '有内容填写不对', code: 'invalid', errors } });
  const problem = await t.throwsAsync(api.get('/api/areas'), { instanceOf: ApiProblem });
  t.is(problem.at('/applicant/phone'), '请填写11位手机号');
  t.deepEqual(problem.below('/form'), { 'shareholders/0/name': '此项必填' });
});

test.serial('a hall that is not reached is told apart from one that refuses', async (t) => {
  globalThis.fetch = async () => {
    throw new TypeError('fetch failed');
  };
  const problem = await t.throwsAsync(api.get('/api/areas'), { instanceOf: ApiProblem });
  t.is(problem.status, 0);
});
