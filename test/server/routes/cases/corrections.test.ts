import test, { type ExecutionContext } from 'ava';
import { Case } from '../../../../server/entities/case/case.ts';
import { Material } from '../../../../server/entities/case/material.ts';
import { StoredFile } from '../../../../server/entities/case/stored-file.ts';
import { Outbox } from '../../../../server/entities/engine/outbox.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { correctCase } from '../../../../server/routes/cases/schema.ts';
import { sampleApplicationOf } from '../../../../server/routes/items/sample-application.ts';
import { buildAccount, buildCase } from '../../../support/build.ts';
import { buildFile, buildMaterial } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

const asks = [
  { material: 'layout-plan', name: '平面布局图', problem: '缺少比例尺' },
  { material: 'form', name: '申请表', problem: '人数有误' },
];

test('what the notice asked for is handed in, and the case goes back to its department', async (t) => {
  const { hall, applicant, account, subject, form, path } = await counter(t);
  const file = await buildFile(hall, account);
  const materials = [{ code: 'layout-plan', fileId: file.id }];
  const { status, body } = await applicant.post(path, { form: { ...form, employees: 9 }, materials });
  t.is(status, 202);
  const corrected = correctCase.response.parse(body);
  t.like(corrected, { state: 'submitted', correction: null, form: { employees: 9 } });
  const plan = corrected.materials.find(({ code }) => code === 'layout-plan');
  t.like(plan, { state: 'given', fileId: file.id, trust: 'C', note: null });
  t.is((await hall.orm.em.fork().findOneOrFail(StoredFile, file.id)).caseId, subject.id);
  const [sent] = await hall.orm.em.fork().find(Outbox, {});
  t.like(sent?.message, { name: 'correction-submitted', correlationKey: subject.id, variables: { visitNeeded: true } });
});

test('a number that was shown masked goes back as it came and stands for the true one, in any row', async (t) => {
  const { hall, applicant, subject, form, path } = await counter(t);
  const lin = { name: '林晓燕', identityNumber: '350102199006151029', duty: '店长' };
  const chen = { name: '陈志强', identityNumber: '350121198503081011', duty: '厨师' };
  await hall.orm.em.fork().nativeUpdate(Case, subject.id, { form: { ...form, safetyManagers: [lin, chen] } });
  const shown = correctCase.response.parse((await applicant.get(`/api/cases/${subject.number}`)).body).form;
  t.notRegex(JSON.stringify(shown), /350102199006151029/);
  const rows = Array.isArray(shown?.['safetyManagers']) ? shown['safetyManagers'] : [];
  const materials = [{ code: 'layout-plan', mode: 'window' }];
  const swapped = { ...shown, safetyManagers: rows.toReversed() };
  t.is((await applicant.post(path, { form: swapped, materials })).status, 202);
  const { form: kept } = await hall.orm.em.fork().findOneOrFail(Case, subject.id);
  t.deepEqual(kept['safetyManagers'], [chen, lin]);
});

test('corrected answers that need other departments and papers bring them into the case', async (t) => {
  const { hall, account, applicant } = await counter(t);
  const itemCode = 'construction-planning-permit';
  const company = await buildAccount(hall, { kind: 'unit' });
  const sample = await sampleApplicationOf(hall, company, itemCode);
  const form = { ...sample?.form, environment: 'report', landUse: 'residential' };
  const before = { ...form, environment: 'register', landUse: 'commercial' };
  const correction = { asks: asks.slice(1), text: '请补正', until: null, noticedAt: hall.now().toISOString() };
  const departments = { lead: '350102-planning', ecology: '350102-ecology' };
  const overrides = { itemCode, applicantAccount: account, state: 'correcting', form: before, departments } as const;
  const subject = await buildCase(hall, { ...overrides, correction, branches: [] });
  const { status, body } = await applicant.post(`/api/cases/${subject.number}/corrections`, { form, materials: [] });
  t.is(status, 202, JSON.stringify(body));
  const { branches } = await hall.orm.em.fork().findOneOrFail(Case, subject.id);
  t.deepEqual(
    branches.map(({ role }) => role),
    ['ecology'],
  );
  const found = correctCase.response.parse(body).materials.find(({ code }) => code === 'sunlight');
  t.like(found, { required: true, state: 'missing' });
});

test('a day that was in time when he applied is not held against him, and another one has to be', async (t) => {
  const { hall, applicant, subject, form, path, moveTo } = await counter(t);
  const em = hall.orm.em.fork();
  await em.nativeUpdate(Case, subject.id, { form: { ...form, leaseUntil: '2026-12-01' } });
  moveTo('2027-03-01T12:00:00+08:00');
  const materials = [{ code: 'layout-plan', mode: 'window' }];
  const moved = { form: { ...form, leaseUntil: '2026-12-02' }, materials };
  t.deepEqual(refusalOf(await applicant.post(path, moved)), [422, ['/form/leaseUntil']]);
  const same = { form: { ...form, leaseUntil: '2026-12-01' }, materials };
  t.is((await applicant.post(path, same)).status, 202);
});

test('what is still missing or wrong is told all at once, and nothing is taken', async (t) => {
  const { hall, applicant, subject, form, path } = await counter(t);
  t.deepEqual(refusalOf(await applicant.post(path, { materials: [] })), [422, ['/form', '/materials']]);
  const wrong = { form: { ...form, employees: 0 }, materials: [{ code: 'no-such', mode: 'window' }] };
  t.deepEqual(refusalOf(await applicant.post(path, wrong)), [
    422,
    ['/form/employees', '/materials', '/materials/0/code'],
  ]);
  t.like(await hall.orm.em.fork().findOneOrFail(Case, subject.id), { state: 'correcting', form: {} });
  t.is(await hall.orm.em.fork().count(Outbox), 0);
});

test('a material without a file is not handed in, unless it is brought to the window', async (t) => {
  const { hall, applicant, subject, form, path } = await counter(t);
  const empty = { form, materials: [{ code: 'layout-plan' }] };
  t.deepEqual(refusalOf(await applicant.post(path, empty)), [422, ['/materials']]);
  const brought = { form, materials: [{ code: 'layout-plan', mode: 'window' }, { code: 'safety-rules' }] };
  const rules = await buildMaterial(hall, { case: subject, code: 'safety-rules', source: '申请人上传' });
  t.is((await applicant.post(path, brought)).status, 202);
  const em = hall.orm.em.fork();
  t.like(await em.findOneOrFail(Material, { caseId: subject.id, code: 'layout-plan' }), { state: 'at-window' });
  t.like(await em.findOneOrFail(Material, rules.id), { state: 'given', source: '申请人上传' });
});

test('another’s file, or one of another case, is not taken', async (t) => {
  const { hall, applicant, account, form, path } = await counter(t);
  const used = await buildFile(hall, account, { caseId: (await buildCase(hall)).id });
  for (const { id } of [await buildFile(hall, (await buildAccount(hall)).account), used]) {
    const materials = [{ code: 'layout-plan', fileId: id }];
    t.deepEqual(refusalOf(await applicant.post(path, { form, materials })), [422, ['/materials/0/fileId']]);
  }
});

test('a case that is not asked to correct takes no corrections, and one is corrected once', async (t) => {
  const { hall, applicant, account, form, path } = await counter(t);
  const running = await buildCase(hall, { applicantAccount: account, state: 'accepted' });
  const body = { form, materials: [{ code: 'layout-plan', mode: 'window' }] };
  t.like(await applicant.post(`/api/cases/${running.number}/corrections`, body), {
    status: 409,
    body: { code: 'wrong-state' },
  });
  const answers = await Promise.all([applicant.post(path, body), applicant.post(path, body)]);
  t.deepEqual(answers.map(({ status }) => status).toSorted(), [202, 409]);
  t.is(await hall.orm.em.fork().count(Outbox), 1);
});

test('the same key and body give the first answer again; another body is refused', async (t) => {
  const { applicant, form, path } = await counter(t);
  const key = { 'idempotency-key': 'once' };
  const body = { form, materials: [{ code: 'layout-plan', mode: 'window' }] };
  const first = await applicant.post(path, body, key);
  const again = await applicant.post(path, body, key);
  t.deepEqual([again.status, again.body], [202, first.body]);
  t.like(await applicant.post(path, { ...body, form: {} }, key), { status: 422, body: { code: 'key-reused' } });
});

test('only the applicant corrects his case; every faulty field of the request is named', async (t) => {
  const { hall, as, applicant, path } = await counter(t);
  const staff = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  for (const { account } of [staff, await buildAccount(hall)])
    t.is((await as(account).post(path, { materials: [] })).status, 404);
  t.is((await as().post(path, { materials: [] })).status, 401);
  const wrong = { form: [], materials: [{ code: '', fileId: 'x' }] };
  t.deepEqual(refusalOf(await applicant.post(path, wrong)), [
    400,
    ['/form', '/materials/0/code', '/materials/0/fileId'],
  ]);
});

async function counter(t: ExecutionContext) {
  const { hall, moveTo } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const row = await buildAccount(hall);
  const { form } = (await sampleApplicationOf(hall, row, 'food-business-licence')) ?? { form: {} };
  const correction = { asks, text: '请补正', until: null, noticedAt: hall.now().toISOString() };
  const subject = await buildCase(hall, { applicantAccount: row.account, state: 'correcting', correction });
  await buildMaterial(hall, { case: subject, state: 'faulty', note: '缺少比例尺' });
  const path = `/api/cases/${subject.number}/corrections`;
  return { hall, as, account: row.account, applicant: as(row.account), subject, form, path, moveTo };
}

const refusalOf = ({ status, body }: { status: number; body: { errors: { pointer: string }[] } }) => [
  status,
  body.errors.map(({ pointer }) => pointer).toSorted(),
];
