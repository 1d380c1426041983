import test from 'ava';
import { guideFaults } from '../../../../server/catalogue/item/guide-rules.ts';
import type { Item } from '../../../../server/catalogue/item/item-schema.ts';
import { readCatalogue } from '../../../../server/catalogue/read.ts';
import { NumberPattern } from '../../../../server/domain/number-pattern.ts';

const { catalogue } = await readCatalogue(process.cwd());
/** The guide of the food business licence, which breaks no rule, with a change. */
function faultsWith(change: (item: Item) => unknown, of = 'food-business-licence', but: { sample?: null } = {}) {
  const entry = catalogue.items.get(of);
  if (!entry) throw new Error(of);
  const item = structuredClone(entry.item);
  change(item);
  return guideFaults('items/x/item.json', { item, described: entry, files: entry.files, sample: entry.sample, ...but });
}
const told = (change: (item: Item) => unknown, of?: string) =>
  faultsWith(change, of).map(({ rule, element }) => `${rule} ${element}`);

test('a sound guide breaks no rule', (t) => {
  t.deepEqual(
    faultsWith(() => undefined),
    [],
  );
});

test('each rule tells the field that breaks it, in Chinese', (t) => {
  const broken: [change: (item: Item) => unknown, told: string[]][] = [
    [(item) => (item.limits.kind = 'immediate'), ['immediate-in-a-day limits.kind']],
    [(item) => (item.limits.promise = null), ['immediate-in-a-day limits.promise']],
    [(item) => Object.assign(item.limits.promise ?? {}, { amount: 11 }), ['promise-within-law limits.promise']],
    [(item) => (item.limits.law = null), ['permit-has-law-limit limits.law']],
    [(item) => (item.faq = []), ['permit-has-steps-and-faq faq']],
    [(item) => item.steps.pop(), ['permit-has-steps-and-faq steps']],
    [(item) => (item.steps = item.steps.slice(1, 5)), Array(3).fill('permit-has-steps-and-faq steps')],
    [
      (item) => Object.assign(item, { trips: { count: 1, reason: null }, onlineDepth: 3 }),
      ['trips-have-reason trips.reason'],
    ],
    [(item) => (item.trips = { count: 1, reason: '留指纹' }), ['online-needs-no-trip trips.count']],
    [(item) => (item.channels = ['window']), ['online-needs-no-trip channels']],
    [
      (item) => Object.assign(item, { channels: ['window'], onlineDepth: 1, delivery: ['window'] }),
      ['no-trip-offline-is-delivered delivery'],
    ],
    [
      (item) => item.fees.push({ code: 'f', name: '费', amount: '1.00', basis: '据', per: '' }),
      ['fee-is-founded-and-payable fees.0.per', 'fee-is-founded-and-payable fees'],
    ],
    [
      (item) => item.fees.push({ code: 'f', name: '费', amount: '1.00', basis: ' ', per: '件' }),
      ['fee-is-founded-and-payable fees.0.basis', 'fee-is-founded-and-payable fees'],
    ],
    [(item) => (item.phones.complain = item.phones.consult), ['phones-differ phones.complain']],
    [(item) => (item.result.completion = '出文办结'), ['result-fits-completion result.completion']],
    [
      (item) => (item.special = [{ name: '现场核查', basis: '据', stopsClock: true, limit: '' }]),
      ['only-the-law-stops-the-clock special.0.stopsClock'],
    ],
    [(item) => (item.demonstration = true), ['one-successor demonstration']],
  ];
  for (const [change, expected] of broken) t.deepEqual(told(change), expected, String(change));
  for (const { message } of broken.flatMap(([change]) => faultsWith(change))) t.regex(message, /\p{Script=Han}/u);
});

test('the quota that a guide tells is the one that its diagram draws', (t) => {
  const felling = 'tree-felling-permit';
  t.deepEqual(
    told(() => undefined, felling),
    [],
  );
  t.deepEqual(
    told((item) => Object.assign(item.quota ?? {}, { amount: 'form.stems' }), felling),
    ['quota-as-drawn quota'],
  );
  t.deepEqual(
    told((item) => {
      delete item.quota;
      item.sampleData = item.sampleData.filter((field) => field !== 'quota');
    }, felling),
    ['quota-as-drawn quota'],
  );
  t.deepEqual(
    told((item) => (item.quota = { name: 'felling', unit: '立方米', amount: 'form.area', note: '' })),
    ['quota-as-drawn quota'],
  );
});

test('a numbering that would repeat, refer to nothing, or fail over the sample is told at its field', (t) => {
  const broken: [numbering: unknown[], message: RegExp][] = [
    [['JY', { area: 6 }], /没有顺序号/],
    [[{ serial: 6, per: ['year'] }], /年份/],
    [[{ serial: 6 }, { licence: 'tax' }], /不存在/],
    [[{ serial: 6 }, { value: 'form.' }], /表达式/],
    [[{ serial: 6 }, { value: 'form.nobody' }], /示例申请/],
    [['JY', { serial: 6 }, { check: 'mod11-10' }], /校验码/],
  ];
  for (const [numbering, message] of broken) {
    const faults = faultsWith((item) => (item.result.numbering = NumberPattern.parse(numbering)));
    t.deepEqual(
      faults.map(({ rule, element }) => [rule, element]),
      [['numbering-sound', 'result.numbering']],
      JSON.stringify(numbering),
    );
    t.regex(faults[0]?.message ?? '', message);
  }
});

test('what a text itself calls sample data is marked as such, and no mark leads nowhere', (t) => {
  t.deepEqual(
    told((item) => (item.sampleData = item.sampleData.filter((field) => field !== 'limits.promise'))),
    ['samples-marked limits.promise.explain', 'samples-marked limits.promise.basis'],
  );
  t.deepEqual(
    told((item) => Object.assign(item.bases[2] ?? {}, { sample: false })),
    ['samples-marked bases.2.text'],
  );
  t.deepEqual(
    told((item) => item.sampleData.push('限额台账', 'special.7', 'steps.days', 'result.licenceName')),
    Array(2).fill('samples-marked sampleData'),
  );
});

test('no fact that nobody has looked up stands in a guide as if somebody had', (t) => {
  const unknown: Record<string, string[]> = {
    'food-business-licence': ['basicCode', 'limits.law', 'limits.extension', 'trips', 'bases.0', 'bases.2'],
    'construction-planning-permit': ['basicCode', 'trips', 'bases.0', 'bases.1', 'bases.4', 'bases.7', 'branches.days'],
    'tree-felling-permit': ['basicCode', 'trips', 'bases.3', 'result.validity'],
    'enterprise-opening': ['basicCode', 'trips', 'limits.promise'],
    'enterprise-establishment': ['basicCode', 'trips', 'limits.promise', 'bases.0'],
    'investment-project-filing': ['basicCode', 'trips', 'bases.2', 'result.numbering'],
  };
  for (const [code, fields] of Object.entries(unknown)) {
    const { sampleData = [], bases = [] } = catalogue.items.get(code)?.item ?? {};
    const marked = [...sampleData, ...bases.flatMap(({ sample }, index) => (sample ? `bases.${index}` : []))];
    for (const field of fields) t.true(marked.includes(field), `${code} ${field}`);
  }
});

test('a result is shown beforehand: an item without a sample application to draw it from is told', (t) => {
  const faults = faultsWith(() => undefined, 'food-business-licence', { sample: null });
  t.deepEqual(
    faults.map(({ rule, element }) => `${rule} ${element}`),
    ['result-has-sample sample.json'],
  );
});

test('a fee that the guide leaves out is told where the diagram collects one', (t) => {
  t.true(told((item) => (item.fees = []), 'social-security-card').includes('fee-is-founded-and-payable fees'));
});

test('what is allowed is not told: an unlike unit, a public service without a law limit, a trip with its reason', (t) => {
  const rules = (change: (item: Item) => unknown, of: string) => faultsWith(change, of).map(({ rule }) => rule);
  t.deepEqual(
    rules(() => undefined, 'taiwan-travel-permit'),
    [],
  );
  t.deepEqual(
    rules((item) => Object.assign(item.limits.promise ?? {}, { amount: 22 }), 'taiwan-travel-permit'),
    ['promise-within-law'],
  );
  t.deepEqual(
    rules(() => undefined, 'social-security-card'),
    [],
  );
  t.deepEqual(
    rules(
      (item) => (item.limits.promise = { amount: 8, unit: 'hour', explain: '', basis: '' }),
      'social-security-card',
    ),
    [],
  );
});
