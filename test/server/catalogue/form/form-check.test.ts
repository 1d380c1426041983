import test from 'ava';
import fc from 'fast-check';
import { z } from 'zod';
import { checkForm } from '../../../../server/catalogue/form/form-check.ts';
import { formPart } from '../../../../server/catalogue/form/form-part.ts';
import { FormSchema } from '../../../../server/catalogue/form/form-schema.ts';
import { readCatalogue } from '../../../../server/catalogue/read.ts';
import { withDates } from '../../../../server/catalogue/sample-dates.ts';
import { addDays } from '../../../../server/domain/clock/zone.ts';

const Sample = z.object({ form: z.record(z.string(), z.unknown()) });
const TaskSample = z.object({ taskForms: z.record(z.string(), z.record(z.string(), z.unknown())) });

const form = (...components: unknown[]) => FormSchema.parse({ type: 'default', components });
const name = { type: 'textfield', key: 'name', validate: { required: true, minLength: 2, maxLength: 5 } };

test('a field is told by its pointer and in the words that the browser shows', (t) => {
  t.deepEqual(checkForm(form(name), {}), [{ pointer: '/name', message: '此项必填' }]);
  t.deepEqual(checkForm(form(name), { name: '林' }), [{ pointer: '/name', message: '至少 2 个字' }]);
  t.deepEqual(checkForm(form(name), { name: '林林林林林林' }), [{ pointer: '/name', message: '最多 5 个字' }]);
  t.deepEqual(checkForm(form(name), { name: '林晓燕' }), []);
});

const cases: [title: string, component: object, good: unknown[], bad: unknown[]][] = [
  ['text', { type: 'textfield', validate: { pattern: '^[A-Z]+$' } }, ['AB', '', null], ['ab', 5, true, [], {}]],
  [
    'number',
    { type: 'number', decimalDigits: 2, validate: { min: 1, max: 9 } },
    [1, 8.25, 9, null],
    [0.99, 9.01, 1.234, '5', 1e-7],
  ],
  ['whole number', { type: 'number', decimalDigits: 0 }, [0, -5, 1e21], [0.5, '0']],
  ['number as text', { type: 'number', serializeToString: true }, ['1.5', ''], [1.5, '1e5', '١']],
  ['checkbox', { type: 'checkbox' }, [true, false, null], ['true', 1]],
  ['required checkbox', { type: 'checkbox', validate: { required: true } }, [true], [false, null]],
  ['radio', { type: 'radio', values: [{ label: 'A', value: 'a' }] }, ['a', null], ['b', 'A', ['a']]],
  [
    'checklist',
    {
      type: 'checklist',
      values: [
        { label: 'A', value: 'a' },
        { label: 'B', value: 'b' },
      ],
    },
    [['a'], ['a', 'b'], []],
    [['c'], ['a', 'a'], 'a'],
  ],
  [
    'date',
    { type: 'datetime', subtype: 'date' },
    ['2026-11-23', '2024-02-29'],
    ['2026-02-30', '2026-13-01', '23.11.2026', 20261123],
  ],
  ['time', { type: 'datetime', subtype: 'time' }, ['09:30', '23:59+08:00'], ['24:00', '9:30']],
  [
    'date and time',
    { type: 'datetime', subtype: 'datetime' },
    ['2026-11-23T09:30', '2026-11-23T09:30+08:00'],
    ['2026-11-23', '2026-02-30T09:30'],
  ],
  [
    'identity number',
    { type: 'textfield', properties: { check: 'identity-number' } },
    ['11010519491231002X'],
    ['110105194912310021', '11010519490230002X'],
  ],
  [
    'credit code',
    { type: 'textfield', properties: { check: 'uscc' } },
    ['91350100M000100Y43'],
    ['91350100M000100Y44', '1'],
  ],
  ['phone', { type: 'textfield', properties: { check: 'phone' } }, ['13800000011'], ['12800000011', '+8613800000011']],
];
for (const [title, component, good, bad] of cases) {
  test(`${title}: takes what fits and refuses the rest`, (t) => {
    const schema = form({ ...component, key: 'x' });
    for (const value of good) t.deepEqual(checkForm(schema, { x: value }), [], JSON.stringify(value));
    for (const value of bad) t.is(checkForm(schema, { x: value })[0]?.pointer, '/x', JSON.stringify(value));
  });
}

test('what the form does not have is refused, also below and with odd names', (t) => {
  const pointers = checkForm(form({ type: 'textfield', key: 'a.b' }), {
    a: { b: 'x', c: 1 },
    'odd/~': 1,
    __proto__x: 1,
  }).map(({ pointer }) => pointer);
  t.deepEqual(pointers, ['/a/c', '/odd~1~0', '/__proto__x']);
});

test('a hidden field is neither required nor taken', (t) => {
  const lease = {
    type: 'datetime',
    subtype: 'date',
    key: 'until',
    validate: { required: true },
    conditional: { hide: '=tenure != "leased"' },
  };
  const schema = form({ type: 'textfield', key: 'tenure' }, lease);
  t.deepEqual(checkForm(schema, { tenure: 'owned' }), []);
  t.deepEqual(checkForm(schema, { tenure: 'leased' }), [{ pointer: '/until', message: '此项必填' }]);
  t.is(checkForm(schema, { tenure: 'owned', until: '2029-12-31' })[0]?.pointer, '/until');
});

test('rows of a list are checked one by one, with conditions over the row, and their sum', (t) => {
  const share = { type: 'number', key: 'share', validate: { required: true } };
  const note = { type: 'textfield', key: 'note', validate: { required: true }, conditional: { hide: '=share < 50' } };
  const schema = form({
    type: 'dynamiclist',
    path: 'holders',
    components: [share, note],
    properties: { sumOfShare: '100' },
  });
  t.deepEqual(checkForm(schema, { holders: [{ share: 33.3 }, { share: 66.7, note: 'x' }] }), []);
  t.deepEqual(
    checkForm(schema, { holders: [{ share: 60 }, {}] }).map(({ pointer }) => pointer),
    ['/holders/0/note', '/holders/1/share', '/holders/1/note', '/holders'],
  );
  t.is(checkForm(schema, { holders: { 0: 1 } })[0]?.pointer, '/holders');
});

test('rules between neighbours hold', (t) => {
  const schema = form(
    { type: 'number', key: 'area' },
    { type: 'number', key: 'kitchen', properties: { atMost: 'area' } },
  );
  t.deepEqual(checkForm(schema, { area: 10, kitchen: 10 }), []);
  t.deepEqual(checkForm(schema, { area: 10, kitchen: 11 }), [{ pointer: '/kitchen', message: '不能大于 10' }]);
  const officers = form(
    { type: 'textfield', key: 'one' },
    { type: 'textfield', key: 'two', properties: { differsFrom: 'one' } },
  );
  t.is(checkForm(officers, { one: '张三', two: ' 张三' })[0]?.pointer, '/two');
});

test('a designer’s condition over several answers is told in its own words, once all that it looks at is there', (t) => {
  const properties = { rule: '=to >= from', ruleMessage: '终止不能早于开始' };
  const schema = form({ type: 'textfield', key: 'from' }, { type: 'textfield', key: 'to', properties });
  t.deepEqual(checkForm(schema, { from: '2026-03', to: '2026-02' }), [{ pointer: '/to', message: '终止不能早于开始' }]);
  for (const sound of [{ from: '2026-03', to: '2026-03' }, { to: '2026-02' }, { from: '2026-03' }])
    t.deepEqual(checkForm(schema, sound), []);
});

test('a box that is not ticked is held against the other answers too', (t) => {
  const properties = { rule: '=(minor = true) = (age < 16)', ruleMessage: '未满16周岁的应当勾选' };
  const schema = form({ type: 'number', key: 'age' }, { type: 'checkbox', key: 'minor', properties });
  t.deepEqual(
    [{ age: 6 }, { age: 6, minor: false }, { age: 60, minor: true }].map((data) => checkForm(schema, data).length),
    [1, 1, 1],
  );
  t.deepEqual(checkForm(schema, { age: 60 }), []);
});

test('a list that must not be empty, and blanks where something must be said, are told', (t) => {
  const list = { type: 'dynamiclist', path: 'rows', validate: { required: true }, components: [name] };
  t.deepEqual(checkForm(form(list), { rows: [] }), [{ pointer: '/rows', message: '至少填写一行' }]);
  t.deepEqual(checkForm(form(list), { rows: [{ name: '   ' }] }), [{ pointer: '/rows/0/name', message: '此项必填' }]);
  t.deepEqual(checkForm(form({ ...name, validate: { required: true } }), { name: ' \n\u3000' }), [
    { pointer: '/name', message: '此项必填' },
  ]);
});

const days = { hallDay: '2026-11-23', workingDays: ['2026-11-24', '2026-11-30'] };
const nonsense: [code: string, change: Record<string, unknown>, pointer: string][] = [
  ['taiwan-travel-permit', { appointmentDate: '2026-11-29' }, '/appointmentDate'],
  ['taiwan-travel-permit', { appointmentDate: '2027-01-01' }, '/appointmentDate'],
  ['taiwan-travel-permit', { appointmentDate: '2020-11-24' }, '/appointmentDate'],
  [
    'taiwan-travel-permit',
    { birth: '2030-01-01', minor: true, guardian: '林父', guardianNumber: '11010519491231002X' },
    '/birth',
  ],
  ['taiwan-travel-permit', { birth: '2020-01-01' }, '/minor'],
  ['tree-felling-permit', { from: '2020-12-01' }, '/from'],
  ['tree-felling-permit', { from: '2027-12-31', to: '2027-12-10', regrowthBy: '2028-04-30' }, '/to'],
  ['tree-felling-permit', { regrowthBy: '2019-01-01' }, '/regrowthBy'],
  ['tree-felling-permit', { slope: 60 }, '/method'],
  ['enterprise-opening', { shareholders: [] }, '/shareholders'],
  ['enterprise-opening', { officers: [] }, '/officers'],
  ['enterprise-opening', { capital: 5000 }, '/capital'],
  ['enterprise-establishment', { capital: 5000 }, '/capital'],
  ['food-business-licence', { safetyManagers: [] }, '/safetyManagers'],
  ['food-business-licence', { leaseUntil: '2001-01-01' }, '/leaseUntil'],
  ['food-business-licence', { projects: ['prepacked'] }, '/projects'],
  ['investment-project-filing', { endMonth: '2026-01' }, '/endMonth'],
  ['investment-project-filing', { other: 81 }, '/total'],
];
for (const [code, change, pointer] of nonsense) {
  test(`${code} refuses what cannot be: ${JSON.stringify(change)}`, async (t) => {
    const { catalogue } = await readCatalogue(process.cwd());
    const entry = catalogue.items.get(code);
    const schema = entry?.forms.get('application');
    const { form: answers } = Sample.parse(withDates(entry?.sample, () => '2026-11-30'));
    t.truthy(schema);
    if (schema)
      t.deepEqual(
        checkForm(schema, { ...answers, ...change }, days).map((fault) => fault.pointer),
        [pointer],
      );
  });
}

/** As if every day were worked: the eighth is 1 December, the twentieth 13 December. */
const month = {
  hallDay: '2026-11-23',
  workingDays: Array.from({ length: 30 }, (_, index) => addDays('2026-11-23', index + 1)),
};
const onTheDay = (ahead: number) => addDays(month.hallDay, ahead);
const planning = 'construction-planning-permit';
const staffNonsense: [code: string, form: string, field: string, good: string[], bad: string[]][] = [
  [planning, 'hearing-notice', 'hearingOn', ['2026-12-01', '2026-12-13'], ['2026-11-30', '2026-12-14', '2020-01-01']],
  [planning, 'hearing', 'heldOn', ['2026-11-23', '2026-11-20'], ['2026-11-24']],
  [planning, 'publicity', 'publicityFrom', ['2026-11-23', '2026-11-16'], ['2026-11-24']],
  [planning, 'publicity', 'publicityTo', ['2026-11-23', '2026-12-01'], ['2026-11-22', '2001-01-01']],
  [planning, 'expert-review', 'reviewedOn', ['2026-11-23'], ['2026-11-24', '2062-11-23']],
  [planning, 'visit', 'visitedAt', ['2026-11-23T23:30:00+08:00'], ['2026-11-24T00:30:00+08:00']],
  ['food-business-licence', 'visit', 'visitedAt', ['2026-11-23T10:00:00+08:00'], ['2026-12-23T10:00:00+08:00']],
  ['tree-felling-permit', 'initial-review', 'visitedAt', ['2026-11-22T10:00:00+08:00'], ['2026-11-24T10:00:00+08:00']],
  ['taiwan-travel-permit', 'appointment', 'cameAt', ['2026-11-23T09:30:00+08:00'], ['2026-11-24T09:30:00+08:00']],
  ['social-security-card', 'make-card', 'madeOn', ['2026-11-23'], ['2026-11-24']],
];
for (const [code, key, field, good, bad] of staffNonsense) {
  test(`${code} takes no ${field} in ${key} that cannot be, and every one that can`, async (t) => {
    const { catalogue } = await readCatalogue(process.cwd());
    const entry = catalogue.items.get(code);
    const schema = FormSchema.parse(entry?.forms.get(key));
    const answers = TaskSample.parse(withDates(entry?.sample, onTheDay)).taskForms[key];
    const pointers = (value: string) =>
      checkForm(schema, { ...answers, [field]: value }, month).map(({ pointer }) => pointer);
    for (const value of good) t.deepEqual(pointers(value), [], value);
    for (const value of bad) t.deepEqual(pointers(value), [`/${field}`], value);
  });
}

test('no JSON makes the check throw, and only sound data passes', async (t) => {
  const { catalogue } = await readCatalogue(process.cwd());
  for (const { forms } of catalogue.items.values()) {
    for (const schema of forms.values()) {
      const keys = schema.components.flatMap(({ key, path }) => key ?? path ?? []);
      const data = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...keys, 'other'), fc.jsonValue()));
      fc.assert(
        fc.property(data, (value) => Array.isArray(checkForm(schema, value))),
        { numRuns: 30 },
      );
    }
  }
  t.pass();
});

test('a condition sees of the data what the form has, and nothing that somebody has put beside it', (t) => {
  const until = { type: 'textfield', key: 'until', validate: { required: true } };
  const schema = form(
    { ...until, conditional: { hide: '=hidden = true' } },
    { type: 'dynamiclist', path: 'rows', components: [{ ...until, conditional: { hide: '=hidden = true' } }] },
  );
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`k${n}`, n]));
  const faults = checkForm(schema, { hidden: true, ...many, rows: [{ hidden: true }] });
  t.like(faults.slice(0, 2), { 0: { pointer: '/until', message: '此项必填' }, 1: { pointer: '/rows/0/until' } });
  t.is(faults.filter(({ message }) => message === '表单里没有这一项').length, 1_002);
  t.deepEqual(formPart(schema, { ...many, until: { ...many }, rows: [{ until: 'x', ...many }, 5] }), {
    rows: [{ until: 'x' }],
  });
});
