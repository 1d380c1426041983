import test, { type ExecutionContext } from 'ava';
import { serveApp } from '../../support/app.ts';
import { noProviders, testHall } from '../../support/hall.ts';
import { oneOfEverything } from '../../support/one-of-everything.ts';
import type { Person } from '../../support/person.ts';

type Call = [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object];

test('what is another’s does not exist, whatever one knows of it', async (t) => {
  const { everything, enter } = await world(t);
  const { subject, task, upload, payment, card, incident, notice } = everything;
  const number = `/api/cases/${subject.number}`;
  const calls: Call[] = [
    ['GET', number],
    ['GET', `${number}/timeline`],
    ['GET', `${number}/diagram`],
    ['GET', `${number}/payments`],
    ['GET', `${number}/clocks`],
    ['POST', `${number}/withdrawal`, {}],
    ['POST', `${number}/corrections`, { materials: [] }],
    ['POST', `${number}/query-password`],
    ['POST', `${number}/branches`, { role: 'environment', reason: '请提意见' }],
    ['GET', `/api/files/${upload.id}`],
    ['GET', `/api/tasks/${task.id}`],
    ['POST', `/api/tasks/${task.id}/claim`],
    ['POST', `/api/tasks/${task.id}/unclaim`],
    ['POST', `/api/tasks/${task.id}/complete`, { decision: 'approve' }],
    ['POST', `/api/payments/${payment}/checkout`, { method: 'alipay' }],
    ['POST', `/api/payments/${payment}/confirmation`],
    ['POST', `/api/supervision/cards/${card}/replies`, { kind: 'accept', text: '好' }],
    ['POST', `/api/supervision/cards/${card}/receipt`],
    ['POST', `/api/incidents/${incident}/retry`],
    ['POST', `/api/notices/${notice}/read`],
  ];
  const strangers: [string, Person][] = [
    ['another citizen', await enter()],
    ['another enterprise', await enter({ kind: 'unit' })],
    ['staff of another county', await enter({ roles: ['staff', 'lead'], departments: ['350121-market'] })],
    ['a supervisor elsewhere', await enter({ roles: ['supervisor'], areas: ['350200'] })],
    ['a designer', await enter({ roles: ['designer'] })],
  ];
  for (const [who, stranger] of strangers)
    for (const [method, path, body] of calls) {
      const { status } = await (method === 'GET' ? stranger.get(path) : stranger.send(method, path, body));
      t.is(status, 404, `${who}: ${method} ${path}`);
    }
});

test('one’s own task, fee and card can be worked only by those whose they are', async (t) => {
  const { everything, enter, citizen } = await world(t);
  const { task, payment, card, subject } = everything;
  const staff = await enter({ roles: ['staff', 'lead'], departments: ['350102-market'] });
  const supervisor = await enter({ roles: ['supervisor'], areas: ['350000'] });
  // A supervisor watches and does not act; staff do not pay; nobody judges the card about himself.
  t.is((await supervisor.send('POST', `/api/tasks/${task.id}/claim`)).status, 404);
  t.is((await supervisor.send('POST', `/api/cases/${subject.number}/withdrawal`)).status, 404);
  t.is((await staff.send('POST', `/api/payments/${payment}/checkout`, { method: 'alipay' })).status, 404);
  t.is(
    (await staff.send('POST', `/api/supervision/cards/${card}/replies`, { kind: 'accept', text: '好' })).status,
    403,
  );
  t.is(
    (await supervisor.send('POST', `/api/supervision/cards/${card}/replies`, { kind: 'reply', text: '好' })).status,
    403,
  );
  t.is((await citizen.send('POST', `/api/tasks/${task.id}/claim`)).status, 404);
});

test('what only the hall may set is not taken from a request', async (t) => {
  const { hall, citizen, everything } = await world(t);
  const { subject } = everything;
  const extras = {
    account: 'somebody',
    applicantAccount: 'somebody',
    savedAt: '2000-01-01',
    state: 'delivered',
  };
  const path = `/api/drafts/${subject.itemCode}`;
  t.is((await citizen.send('PUT', path, { area: null, step: 1, data: { a: 1 }, ...extras })).status, 200);
  const rows = await hall.orm.em.fork().execute<{ account: string; saved_at: Date }[]>('select * from drafts');
  t.deepEqual(
    rows.map(({ account }) => account),
    [citizen.account],
  );
  t.true(new Date(rows[0]?.saved_at ?? 0) > new Date('2026-01-01'));
});

test('keys that would reach into every object of the program are refused', async (t) => {
  const { citizen } = await world(t);
  for (const key of ['__proto__', 'constructor'])
    await citizen.request(
      'PUT',
      '/api/drafts/food-business-licence',
      `{"area":null,"step":0,"data":{"${key}":{"polluted":1}}}`,
      {
        'content-type': 'application/json',
      },
    );
  t.false('polluted' in {});
});

test('an Idempotency-Key is its owner’s: another with the same one gets nothing of the first answer', async (t) => {
  const { citizen, enter } = await world(t);
  const other = await enter({ name: '林晓燕' });
  const bytes = (text: string) => new Uint8Array(Buffer.from(`%PDF-1.4\n${text}\n%%EOF`));
  const send = async (person: Person) => {
    const form = new FormData();
    form.append('file', new Blob([bytes('same')]), 'a.pdf');
    return await (await person.request('POST', '/api/files', form, { 'idempotency-key': 'shared' })).json();
  };
  const [first, second] = [await send(citizen), await send(other)];
  t.not(first.id, second.id);
});

test('the demonstration’s calls are not there where it is none', async (t) => {
  const { hall } = await testHall(t, { settings: { demo: false }, providers: noProviders });
  const { url, enter } = await serveApp(t, hall);
  t.is((await fetch(`${url}/api/demo/accounts`)).status, 404);
  t.is((await fetch(`${url}/simulated/clock`)).status, 404);
  const moved = await fetch(`${url}/simulated/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: '2027-01-01T00:00:00+08:00' }),
  });
  t.is(moved.status, 404);
  const item = await (await enter()).get('/api/items/food-business-licence');
  t.false('sampleApplication' in Object(item.body));
});

async function world(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const app = await serveApp(t, hall);
  const citizen = await app.enter();
  return { hall, ...app, citizen, everything: await oneOfEverything(hall, citizen.account) };
}
