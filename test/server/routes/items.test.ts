import test, { type ExecutionContext } from 'ava';
import { caseRoutes } from '../../../server/routes/cases/routes.ts';
import { itemRoutes } from '../../../server/routes/items/routes.ts';
import { Item } from '../../../server/routes/items/schema.ts';
import { buildAccount } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

test('the items are found by the words that people use, page by page', async (t) => {
  const { nobody } = await hallFor(t);
  const found = await nobody.get(`/api/items?q=${encodeURIComponent('开奶茶店')}`);
  t.is(found.body.items[0].code, 'food-business-licence');
  const first = await nobody.get('/api/items?limit=4');
  const second = await nobody.get(`/api/items?limit=4&cursor=${first.body.nextCursor}`);
  t.deepEqual([first.body.items.length, second.body.items.length], [4, 4]);
  t.deepEqual([first.body.total, second.body.nextCursor], [8, null]);
});

test('a word that means another item is answered with a hint', async (t) => {
  const { nobody } = await hallFor(t);
  const { body } = await nobody.get(`/api/items?q=${encodeURIComponent('台胞证')}`);
  t.true(body.items.some(({ hint }: { hint: string | null }) => hint !== null));
});

test('an audience that is none finds nothing; a query that is none is told by its field', async (t) => {
  const { nobody } = await hallFor(t);
  t.is((await nobody.get('/api/items?audience=nobody')).body.total, 0);
  const wrong = await nobody.get('/api/items?limit=0&area=x&q=%00&cursor=!');
  t.is(wrong.status, 400);
  t.is(wrong.headers.get('content-type'), 'application/problem+json');
  t.deepEqual(pointers(wrong.body), ['/query/area', '/query/cursor', '/query/limit', '/query/q']);
  t.deepEqual(pointers((await nobody.get('/api/items?cursor=abc')).body), ['/query/cursor']);
  t.is((await nobody.get('/api/items?q=a&q=b')).status, 400);
});

test('a guide names the window where results are collected in the area, and its hours', async (t) => {
  const { nobody } = await hallFor(t);
  const { body } = await nobody.get('/api/items/food-business-licence?area=350102');
  t.is(body.window.department.zh, '鼓楼区市场监督管理局');
  t.regex(body.window.address, /路/);
  t.deepEqual(body.window.hours.length, 2);
  t.is((await nobody.get('/api/items/food-business-licence')).body.window, null);
});

test('every guide is told in full, in an area with the organ that acts there', async (t) => {
  const { hall, nobody } = await hallFor(t);
  for (const [code, { item }] of hall.catalogue().items) {
    const area = item.areas[0] ?? '';
    const { status, body } = await nobody.get(`/api/items/${code}?area=${area}`);
    t.is(status, 200, code);
    t.notThrows(() => Item.parse(body), code);
    t.is(body.sampleApplication, undefined);
  }
  const { body } = await nobody.get('/api/items/food-business-licence?area=350102');
  t.is(body.department, '鼓楼区市场监督管理局');
  t.is(body.appeal.reconsideration, '福州市鼓楼区人民政府');
  t.deepEqual(body.limits.promise.amount, 5);
  t.deepEqual(body.ways, ['网上', '窗口', '快递']);
  t.is(body.quantityLimit, null);
  const felling = (await nobody.get('/api/items/tree-felling-permit?area=350121')).body;
  t.regex(felling.appeal.text, /乡镇受委托办理的，仍以县林业局为被申请人/);
  t.regex(felling.quantityLimit, /年度采伐限额/);
  const there = await nobody.get('/api/items/construction-planning-permit?area=350703');
  for (const field of ['department', 'appeal', 'phones']) t.true(there.body.sampleData.includes(field), field);
  t.is((await nobody.get('/api/items/no-such-item')).status, 404);
});

test("a material's form to fill in and its sample are downloaded by anybody, under the material's name", async (t) => {
  const { nobody } = await hallFor(t);
  const at = '/api/items/food-business-licence/materials';
  for (const [kind, name] of [
    ['blank', '授权委托书-空白表格.pdf'],
    ['sample', '授权委托书-样例.pdf'],
  ]) {
    const { status, headers, body } = await nobody.get(`${at}/authorisation/${kind}`);
    t.is(status, 200);
    t.true(body.startsWith('%PDF-'));
    t.is(headers.get('content-type'), 'application/pdf');
    t.is(headers.get('content-disposition'), `attachment; filename*=UTF-8''${encodeURIComponent(name ?? '')}`);
    t.is(headers.get('x-content-type-options'), 'nosniff');
    t.regex(headers.get('cache-control') ?? '', /public, max-age=\d+/);
    const again = await nobody.get(`${at}/authorisation/${kind}`, asked(headers.get('etag') ?? ''));
    t.deepEqual([again.status, again.body], [304, '']);
  }
  t.is((await nobody.get(`${at}/layout-plan/blank`)).status, 404);
  t.is((await nobody.get(`${at}/no-such-material/sample`)).status, 404);
  t.is((await nobody.get(`${at}/authorisation/item.json`)).status, 404);
  t.is((await nobody.get(`${at}/authorisation/${encodeURIComponent('../item.json')}`)).status, 404);
});

test('every file that a guide names is there to download', async (t) => {
  const { hall, nobody } = await hallFor(t);
  const wanted = [...hall.catalogue().items].flatMap(([code, { item }]) =>
    item.materials.flatMap((material) => [
      ...(material.sampleFile ? [`/api/items/${code}/materials/${material.code}/sample`] : []),
      ...(material.blankFile ? [`/api/items/${code}/materials/${material.code}/blank`] : []),
    ]),
  );
  t.true(wanted.length > 15);
  for (const path of wanted) t.is((await nobody.get(path)).status, 200, path);
});

test('every result can be looked at beforehand, for each licence that an application brings', async (t) => {
  const { hall, nobody } = await hallFor(t);
  const expected: Record<string, string[]> = {
    'enterprise-establishment': ['营业执照', '组织机构代码证', '税务登记证'],
    'food-business-licence': ['食品经营许可证'],
    'investment-project-filing': ['备案证明'],
    'social-security-card': ['受理回执'],
  };
  for (const code of hall.catalogue().items.keys()) {
    const { body: item } = await nobody.get(`/api/items/${code}`);
    const { specimens } = item.result;
    const names = specimens.map(({ name }: { name: string }) => name);
    if (expected[code]) t.deepEqual(names, expected[code]);
    t.true(names.length > 0, code);
    for (const specimen of specimens) {
      const { status, body, headers } = await nobody.get(`/api/items/${code}/specimens/${specimen.code}`);
      t.is(status, 200);
      t.true(body.startsWith('%PDF-'));
      const name = encodeURIComponent(`${specimen.name}-样本.pdf`);
      t.is(headers.get('content-disposition'), `attachment; filename*=UTF-8''${name}`);
    }
  }
  t.is((await nobody.get('/api/items/food-business-licence/specimens/no-such')).status, 404);
  t.is((await nobody.get('/api/items/no-such-item/specimens/main')).status, 404);
});

test('an item and the one that took its place name each other; an older model says so in the search too', async (t) => {
  const { nobody } = await hallFor(t);
  const { body: older } = await nobody.get('/api/items/enterprise-establishment');
  t.like(older, { replacedBy: 'enterprise-opening', demonstration: true });
  t.regex(older.hint, /自2015-10-01起，本事项的现行形式是“企业开办/);
  const { body: present } = await nobody.get('/api/items/enterprise-opening');
  t.like(present, { replaces: 'enterprise-establishment', replacedBy: null, demonstration: false });
  t.regex(present.hint, /替代“企业设立联办/);
  const { body: found } = await nobody.get(`/api/items?q=${encodeURIComponent('三证合一')}`);
  t.like(found.items[0], { code: 'enterprise-establishment', hint: older.hint });
});

test('the sample application of an account is taken as it is, as often as one asks', async (t) => {
  const { hall, as } = await hallFor(t);
  const { account } = await buildAccount(hall);
  for (const _ of [1, 2]) {
    const { body } = await as(account).get('/api/items/food-business-licence');
    const made = await as(account).post('/api/cases', body.sampleApplication);
    t.is(made.status, 201, JSON.stringify(made.body));
    t.is(made.body.materials.filter(({ fileId }: { fileId: string | null }) => fileId !== null).length, 2);
  }
});

test('who cannot apply for an item gets no sample of it, and nobody gets one in production', async (t) => {
  const { hall, as } = await hallFor(t, false);
  const { account } = await buildAccount(hall);
  t.is((await as(account).get('/api/items/food-business-licence')).body.sampleApplication, undefined);
  const demo = await hallFor(t);
  const enterprise = await buildAccount(demo.hall, { kind: 'unit' });
  const { body } = await demo.as(enterprise.account).get('/api/items/taiwan-travel-permit');
  t.is(body.sampleApplication, undefined);
});

test('a guide that has not changed is not sent again', async (t) => {
  const { nobody } = await hallFor(t);
  const first = await nobody.get('/api/items/food-business-licence');
  const etag = first.headers.get('etag') ?? '';
  const again = await nobody.get('/api/items/food-business-licence', asked(etag));
  t.deepEqual([again.status, again.body], [304, '']);
  t.is((await nobody.get('/api/items/food-business-licence', asked('W/"old"'))).status, 200);
});

test('an English reader is answered in English, and nobody else is', async (t) => {
  const { nobody } = await hallFor(t);
  const { body } = await nobody.get('/api/items/food-business-licence?area=350102&language=en');
  t.notThrows(() => Item.parse(body));
  t.is(body.department, 'Gulou District Administration for Market Regulation');
  t.is(body.conditions[1], 'Premises and equipment fit the products, and keep the distance from sources of pollution.');
  t.is(body.bases[0].article, 'Articles 33, 35');
  t.is(body.promise, '5 working days');
  t.is(body.name.zh, '食品经营许可（新办）');
  // An address stays as it stands on the door.
  const shown = JSON.stringify({ ...body, name: null, form: null, window: null });
  t.deepEqual(shown.match(/\p{Script=Han}+/gu) ?? [], []);
  const chinese = await nobody.get('/api/items/food-business-licence?area=350102', { 'accept-language': 'en' });
  t.is(chinese.body.department, '鼓楼区市场监督管理局');
});

test('the areas are those of the organisation', async (t) => {
  const { nobody } = await hallFor(t);
  const { body } = await nobody.get('/api/areas');
  t.deepEqual(
    body.items.find(({ code }: { code: string }) => code === '350102'),
    { code: '350102', name: '鼓楼区', nameEn: 'Gulou District', parent: '350100', level: 'county' },
  );
});

async function hallFor(t: ExecutionContext, demo = true) {
  const { hall } = await testHall(t, { settings: { demo } });
  const { as } = await serve(t, hall, [...itemRoutes, ...caseRoutes]);
  return { hall, as, nobody: as() };
}

// Without the second header fetch would add one that asks for no answer from any cache.
const asked = (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'max-age=0' });

const pointers = (body: { errors: { pointer: string }[] }) => body.errors.map(({ pointer }) => pointer).toSorted();
