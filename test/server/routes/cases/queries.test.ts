import test, { type ExecutionContext } from 'ava';
import { AuditEntry } from '../../../../server/entities/audit-entry.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { queryCase, renewQueryPassword } from '../../../../server/routes/cases/schema.ts';
import { buildAccount, buildCase } from '../../../support/build.ts';
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

test('a number that was copied in small letters is the same number, to the query and to the count of wrong guesses', async (t) => {
  const { hall, query } = await outside(t);
  const { number } = await buildCase(hall);
  const small = ` ${number.toLowerCase()} `;
  t.is((await query({ number: small, password: '123456' })).body.number, number);
  for (const n of [1, 2, 3, 4, 5]) await query({ number: n % 2 ? small : number, password: `${n}` });
  t.is((await query({ number: small, password: '6' })).status, 429);
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

test('the applicant makes a new password, and the lost one opens nothing any more', async (t) => {
  const { hall, as, query } = await outside(t);
  const { number, applicantAccount } = await buildCase(hall);
  const path = `/api/cases/${number}/query-password`;
  const { status, body } = await as(applicantAccount).post(path);
  t.is(status, 200);
  const { queryPassword } = renewQueryPassword.response.parse(body);
  t.regex(queryPassword, /^\d{6}$/);
  t.is((await query({ number, password: queryPassword })).status, 200);
  if (queryPassword !== '123456') t.is((await query({ number, password: '123456' })).status, 404);
  const audited = await hall.orm.em.fork().find(AuditEntry, { act: 'query-password-renewed' });
  t.deepEqual(
    audited.map(({ actor, subject, facts }) => [actor, subject, facts]),
    [[applicantAccount, number, {}]],
  );
});

test('nobody makes a password for another’s case, neither staff nor supervisor', async (t) => {
  const { hall, as, query } = await outside(t);
  const { number } = await buildCase(hall);
  const path = `/api/cases/${number}/query-password`;
  const others = [
    await buildAccount(hall),
    await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] }),
    await buildAccount(hall, { roles: ['supervisor'], areas: ['350100'] }),
  ];
  for (const { account } of others) t.is((await as(account).post(path)).status, 404);
  t.is((await as().post(path)).status, 401);
  t.is((await query({ number, password: '123456' })).status, 200);
});

async function outside(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  return { hall, as, query: (body: object) => as().post('/api/case-queries', body) };
}
