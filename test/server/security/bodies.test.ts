import { gzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { formBodyLimit, Problem, usualBodyLimit } from '../../../server/routes/endpoint.ts';
import { openApiDocument } from '../../../server/routes/openapi.ts';
import { serveApp } from '../../support/app.ts';
import { lin } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';

test('a compressed body is refused, whatever it unfolds to', async (t) => {
  const { post } = await door(t);
  const small = JSON.stringify({ account: 'lin', password: 'wrong' });
  const rubbish = 'no gzip at all';
  for (const body of [new Uint8Array(gzipSync(small)), rubbish])
    for (const encoding of ['gzip', 'GZIP', 'deflate', 'br'])
      t.is((await post('/api/session', body, { 'content-encoding': encoding })).status, 415, encoding);
  t.is((await post('/api/session', small, { 'content-encoding': 'identity' })).status, 401);
});

test('who has not signed in may send sixteen kilobytes and no more', async (t) => {
  const { post } = await door(t);
  const body = (letters: number) => JSON.stringify({ account: 'lin', password: 'wrong', more: 'x'.repeat(letters) });
  t.is((await post('/api/session', body(usualBodyLimit - 100))).status, 401);
  t.is((await post('/api/session', body(usualBodyLimit))).status, 413);
  t.is((await post('/api/case-queries', body(usualBodyLimit))).status, 413);
  // Asked who he is before a byte of it is read.
  t.is((await post('/api/cases', body(usualBodyLimit))).status, 401);
});

test('a call takes as much as it needs: a form more than a word, and no form more parts than a form has', async (t) => {
  const { citizen, area } = await door(t);
  const long = { reason: 'x'.repeat(usualBodyLimit) };
  t.is((await citizen.send('POST', '/api/cases/350102-FBL-1/withdrawal', long)).status, 413);
  const draft = (data: object) =>
    citizen.send('PUT', '/api/drafts/food-business-licence', { area, step: 1, data, revision: null });
  t.is((await draft({ note: 'x'.repeat(100_000) })).status, 200);
  t.is((await draft({ note: 'x'.repeat(formBodyLimit) })).status, 413);
  const parts = { rows: Array.from({ length: 20_001 }, () => []) };
  t.is((await draft(parts)).status, 413);
  const application = { itemCode: 'food-business-licence', area, applicant: {}, form: parts, materials: [] };
  t.is((await citizen.send('POST', '/api/cases', application)).status, 413);
  t.is((await citizen.send('POST', '/api/material-previews', application)).status, 413);
});

test('a form of more entries than any form has is refused before a condition looks at it', async (t) => {
  const { citizen, area } = await door(t);
  const form = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`k${n}`, 1]));
  const application = { itemCode: 'food-business-licence', area, applicant: lin, form, materials: [] };
  for (const path of ['/api/cases', '/api/material-previews']) {
    const { status, body } = await citizen.send('POST', path, application);
    t.deepEqual([status, Problem.parse(body).errors], [400, [{ pointer: '/form', message: '填写的项目太多' }]], path);
  }
});

test('an answer tells a hundred faults at most', async (t) => {
  const { post, citizen, area } = await door(t);
  const odd = JSON.stringify({ account: 5, more: Array.from({ length: 500 }, () => 'odd') }).replaceAll(
    'odd',
    '\\ud800',
  );
  const malformed = Problem.parse(await (await post('/api/session', odd)).json());
  t.deepEqual([malformed.status, malformed.errors?.length], [400, 100]);
  const data = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, '\u0000']));
  const refused = await citizen.send('PUT', '/api/drafts/food-business-licence', {
    area,
    step: 1,
    data,
    revision: null,
  });
  t.deepEqual([refused.status, Problem.parse(refused.body).errors?.length], [422, 100]);
  t.is(Problem.parse(refused.body).errors?.[0]?.pointer.startsWith('/data/k'), true);
});

test('the interface’s own text says how much each call takes', (t) => {
  const { paths = {} } = openApiDocument('http://hall.test');
  const said = (path: string, method: 'post' | 'put') => JSON.stringify(paths[path]?.[method]?.requestBody ?? {});
  t.regex(said('/api/session', 'post'), /At most 16384 bytes/);
  t.regex(said('/api/cases', 'post'), /At most 655360 bytes/);
  t.regex(said('/api/diagrams/{id}/draft', 'put'), /At most 3000000 bytes/);
});

async function door(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { url, enter } = await serveApp(t, hall);
  const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  return { post, citizen: await enter(), area: '350102' };
}
