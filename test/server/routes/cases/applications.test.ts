import test, { type ExecutionContext } from 'ava';
import { Draft } from '../../../../server/entities/account.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { StoredFile } from '../../../../server/entities/case/stored-file.ts';
import { Outbox } from '../../../../server/entities/engine/outbox.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { submitCase } from '../../../../server/routes/cases/schema.ts';
import { sampleApplicationOf } from '../../../../server/routes/items/sample-application.ts';
import { buildAccount, buildCase, store } from '../../../support/build.ts';
import { buildFile } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

const item = 'food-business-licence';

test('an application becomes a case with a number, its materials, its clocks and a query password told once', async (t) => {
  const { hall, applicant, application } = await counter(t);
  const { status, body } = await applicant.post('/api/cases', application);
  t.is(status, 201);
  const made = submitCase.response.parse(body);
  t.regex(made.number, /^35010220261123FBL\d{6}[0-9A-Z]$/);
  t.regex(made.queryPassword ?? '', /^\d{6}$/);
  t.like(made, { state: 'submitted', itemCode: item, submittedAt: '2026-11-23T12:00:00+08:00' });
  t.like(made, {
    canWithdraw: true,
    withdrawing: false,
    nextAct: { text: { zh: '等待部门受理，期限内会书面答复，您现在不用做什么' } },
  });
  const given = made.materials.filter(({ state }) => state === 'given');
  t.deepEqual(given.map(({ code }) => code).toSorted(), ['layout-plan', 'safety-rules']);
  t.true(given.every(({ trust, fileName }) => trust === 'C' && fileName !== null));
  const { id } = await hall.orm.em.fork().findOneOrFail(Case, { number: made.number });
  const [clock] = await hall.orm.em.fork().find(Clock, { caseId: id });
  t.like(clock, { kind: 'pre-acceptance', deadline: new Date('2026-11-30T23:59:59+08:00') });
  t.false('queryPassword' in (await applicant.get(`/api/cases/${made.number}`)).body);
});

for (const [code, kinds, leading] of [
  ['food-business-licence', ['pre-acceptance'], '受理期限'],
  ['taiwan-travel-permit', [], null],
  ['social-security-card', ['promise'], '承诺期限'],
] as const) {
  test(`the five days for accepting begin with the application only of a licence that is accepted online: ${code}`, async (t) => {
    const { hall, applicant, application } = await counter(t, code);
    const { status, body } = await applicant.post('/api/cases', application);
    t.is(status, 201, JSON.stringify(body));
    const subject = await hall.orm.em.fork().findOneOrFail(Case, { number: body.number });
    const clocks = await hall.orm.em.fork().find(Clock, { caseId: subject.id });
    t.deepEqual(
      clocks.map(({ kind }) => kind),
      [...kinds],
    );
    t.deepEqual([subject.leadingClock, subject.deadline], [leading, clocks[0]?.deadline ?? null]);
    t.is(body.remaining === null, leading === null);
    t.is(body.lawBegins, code === 'social-security-card' ? 'never' : 'on-acceptance');
  });
}

test('the applicant’s numbers are masked in every answer, and nothing about him reaches the engine', async (t) => {
  const { hall, applicant, application } = await counter(t);
  const { body } = await applicant.post('/api/cases', application);
  const { applicant: shown } = submitCase.response.parse(body);
  t.like(shown, { certificateNumber: '350*************29', phone: '138****0001' });
  t.notRegex(JSON.stringify(body), /350102199006151029|13800000001/);
  const [message, ...more] = (await hall.orm.em.fork().find(Outbox, {})).map((row) => row.message);
  t.is(more.length, 0);
  t.like(message, { kind: 'publish-message', name: `start-${item}`, variables: { number: body.number } });
  t.notRegex(JSON.stringify(message), /林晓燕|海峡茶饮|350102199006151029|13800000001/);
});

test('a draft is gone once its application has been handed in, drafts of other items stay', async (t) => {
  const { hall, account, applicant, application } = await counter(t);
  for (const itemCode of [item, 'tree-felling-permit']) {
    const row = { account, itemCode, ...emptyDraft, savedAt: hall.now(), revision: crypto.randomUUID() };
    await store(hall, Object.assign(new Draft(), row));
  }
  await applicant.post('/api/cases', application);
  const left = await hall.orm.em.fork().find(Draft, { account });
  t.deepEqual(
    left.map(({ itemCode }) => itemCode),
    ['tree-felling-permit'],
  );
});

test('a request that is no application is told by all its fields', async (t) => {
  const { applicant } = await counter(t);
  const { status, body } = await applicant.post('/api/cases', {
    itemCode: '',
    area: 'x',
    applicant: { kind: 'firm', name: '', certificateType: 'XX', certificateNumber: '', phone: '1' },
    form: [],
    materials: [{ code: '', fileId: 'x', mode: 'pigeon' }],
    delivery: { method: 'ems', receiver: '', phone: '1', address: '短' },
  });
  t.is(status, 400);
  t.deepEqual(pointers(body), [
    '/applicant/certificateNumber',
    '/applicant/certificateType',
    '/applicant/kind',
    '/applicant/name',
    '/applicant/phone',
    '/area',
    '/delivery/address',
    '/delivery/phone',
    '/delivery/receiver',
    '/form',
    '/itemCode',
    '/materials/0/code',
    '/materials/0/fileId',
    '/materials/0/mode',
  ]);
});

test('everything that the guide does not allow is told at once, and no case comes of it', async (t) => {
  const { hall, applicant, application } = await counter(t);
  const { area: _area, leaseUntil: _until, ...form } = application.form;
  const { status, body } = await applicant.post('/api/cases', {
    ...application,
    area: '350700',
    form: { ...form, employees: 0, contactPhone: '1', secret: true },
    materials: [
      { code: 'layout-plan', mode: 'window' },
      { code: 'layout-plan', mode: 'window' },
      { code: 'no-such-material' },
    ],
  });
  t.is(status, 422);
  t.deepEqual(pointers(body), [
    '/area',
    '/form/area',
    '/form/contactPhone',
    '/form/employees',
    '/form/leaseUntil',
    '/form/secret',
    '/materials',
    '/materials/1/code',
    '/materials/2/code',
  ]);
  t.regex(body.errors.find(({ pointer }: { pointer: string }) => pointer === '/materials').message, /食品安全管理制度/);
  t.is(await hall.orm.em.fork().count(Case), 0);
  t.is(await hall.orm.em.fork().count(Outbox), 0);
  const noItem = await applicant.post('/api/cases', { ...application, itemCode: 'no-such-item' });
  t.deepEqual([noItem.status, pointers(noItem.body)], [422, ['/itemCode']]);
});

test('one applies in one’s own name only, and only once one is known by it', async (t) => {
  const { hall, as, applicant, application } = await counter(t);
  const other = { ...application.applicant, name: '王建华', certificateNumber: '11010519491231002X' };
  const refused = await applicant.post('/api/cases', { ...application, applicant: other });
  t.deepEqual([refused.status, pointers(refused.body)], [422, ['/applicant/certificateNumber', '/applicant/name']]);
  const nobody = await buildAccount(hall, { certificateType: null, certificateNumber: null });
  t.is((await as(nobody.account).post('/api/cases', application)).status, 403);
  t.is((await as().post('/api/cases', application)).status, 401);
});

test('files must be one’s own, not used elsewhere, and of a kind that the material takes', async (t) => {
  const { hall, account, applicant, application } = await counter(t);
  const files = [
    await buildFile(hall, (await buildAccount(hall)).account),
    await buildFile(hall, account, { caseId: (await buildCase(hall)).id }),
    await buildFile(hall, account, { mime: 'application/zip' }),
    await buildFile(hall, account, { size: 21 * 1024 * 1024 }),
    { id: '01890a5d-ac96-774b-bcce-b302099a8057' },
  ];
  for (const { id } of files) {
    const [plan, rules] = application.materials;
    const materials = [{ ...plan, fileId: id }, rules];
    const { status, body } = await applicant.post('/api/cases', { ...application, materials });
    t.deepEqual([status, pointers(body)], [422, ['/materials/0/fileId']], id);
  }
});

test('the same key and body give the first answer again, with one case; another body is refused', async (t) => {
  const { hall, applicant, application } = await counter(t);
  const key = { 'idempotency-key': 'once' };
  const first = await applicant.post('/api/cases', application, key);
  const again = await applicant.post('/api/cases', application, key);
  t.deepEqual([again.status, again.body], [201, first.body]);
  const changed = { ...application, delivery: { method: 'window' } };
  t.like(await applicant.post('/api/cases', changed, key), { status: 422, body: { code: 'key-reused' } });
  t.is(await hall.orm.em.fork().count(Case), 1);
});

test('of one application sent many times at once under one key comes one case', async (t) => {
  const { hall, applicant, application } = await counter(t);
  const key = { 'idempotency-key': 'double-click' };
  const answers = await Promise.all([1, 2, 3, 4].map(() => applicant.post('/api/cases', application, key)));
  t.is(await hall.orm.em.fork().count(Case), 1);
  const numbers = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.number));
  t.is(numbers.size, 1);
  t.true(answers.every(({ status }) => status === 201));
});

test('a key under which something was refused may be used for the corrected application', async (t) => {
  const { applicant, application } = await counter(t);
  const key = { 'idempotency-key': 'second-try' };
  t.is((await applicant.post('/api/cases', { ...application, materials: [] }, key)).status, 422);
  t.is((await applicant.post('/api/cases', application, key)).status, 201);
});

test('of two applications at once with one file one is taken, and the other is refused at its materials', async (t) => {
  const { hall, applicant, application } = await counter(t);
  const answers = await Promise.all([1, 2].map(() => applicant.post('/api/cases', application)));
  t.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 422]);
  const refused = answers.find(({ status }) => status === 422);
  t.true(pointers(refused?.body).every((pointer) => pointer.startsWith('/materials')));
  const [subject, ...more] = await hall.orm.em.fork().find(Case, {});
  t.is(more.length, 0);
  const files = await hall.orm.em.fork().find(StoredFile, {});
  t.true(files.every(({ caseId }) => caseId === subject?.id));
});

const emptyDraft = { area: null, step: 0, data: {} };

async function counter(t: ExecutionContext, code: string = item) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const row = await buildAccount(hall);
  const application = await sampleApplicationOf(hall, row, code);
  if (!application) throw new Error('this account cannot apply');
  return { hall, as, account: row.account, applicant: as(row.account), application };
}

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer).toSorted();
