import test, { type ExecutionContext } from 'ava';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { queryCase } from '../../../../server/routes/cases/schema.ts';
import { buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

test('who knows a case’s number and password sees how it stands, and nothing about a person', async (t) => {
  const { hall, query } = await outside(t);
  const { number } = await buildCase(hall, { applicantName: '欧阳晓燕', form: { contact: '欧阳晓燕' } });
  const { status, body } = await query({ number, password: '123456' });
  t.is(status, 200);
  t.like(queryCase.response.parse(body), { number, state: 'accepted', applicantName: '欧**' });
  t.notRegex(JSON.stringify(body), /晓燕|19900615|13800000001/);
  t.deepEqual(Object.keys(body).toSorted(), Object.keys(queryCase.response.shape).toSorted());
});

test('a wrong password and an unknown number get one answer', async (t) => {
  const { hall, query } = await outside(t);
  const { number } = await buildCase(hall);
  const wrong = await query({ number, password: '654321' });
  const unknown = await query({ number: `${number}X`, password: '123456' });
  t.is(wrong.status, 404);
  t.deepEqual(unknown.body, wrong.body);
});

test('after five wrong passwords a case is closed to the query, for the right one too, and others stay open', async (t) => {
  const { hall, query } = await outside(t);
  const [guessed, other] = [await buildCase(hall), await buildCase(hall)];
  for (const n of [1, 2, 3, 4, 5]) t.is((await query({ number: guessed.number, password: `${n}` })).status, 404);
  for (const password of ['6', '123456'])
    t.like(await query({ number: guessed.number, password }), { status: 429, body: { code: 'too-many' } });
  t.is((await query({ number: other.number, password: '123456' })).status, 200);
});

test('both fields of the query are asked for at once', async (t) => {
  const { query } = await outside(t);
  const { status, body } = await query({ number: '' });
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted();
  t.deepEqual([status, pointers], [400, ['/number', '/password']]);
});

async function outside(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  return { hall, query: (body: object) => as().post('/api/case-queries', body) };
}
