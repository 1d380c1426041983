import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { z } from 'zod';
import { checkForm } from '../../../server/catalogue/form/form-check.ts';
import { lintDiagram } from '../../../server/catalogue/lint/lint.ts';
import { readCatalogue } from '../../../server/catalogue/read.ts';
import { withDates } from '../../../server/catalogue/sample-dates.ts';
import { calendarFrom } from '../../../server/domain/clock/calendar.ts';
import { officialCalendar } from '../../../server/domain/clock/official-calendar.ts';
import { taskKinds } from '../../../server/domain/task-kind.ts';
import { workers } from '../../../workers/index.ts';

const official = officialCalendar();
const calendar = calendarFrom(official.days, official.years);
const hallDay = '2026-11-23';
const workingDays = Array.from({ length: 30 }, (_, index) => calendar.addWorkingDays(hallDay, index + 1));

const TaskForms = z.object({ taskForms: z.record(z.string(), z.unknown()) });
const staffForms = (value: unknown) => TaskForms.safeParse(value).data?.taskForms ?? {};
const sample = (value: unknown) => (typeof value === 'object' && value !== null && 'form' in value ? value.form : null);

test('every item folder loads without a fault', async (t) => {
  const { catalogue, faults } = await readCatalogue(process.cwd());
  t.deepEqual(faults, []);
  t.true(catalogue.items.size >= 7);
});

test("each item's sample application passes its own form, and what its staff fill in passes theirs", async (t) => {
  const { catalogue } = await readCatalogue(process.cwd());
  for (const [code, { item, forms, sample: given }] of catalogue.items) {
    const form = forms.get(item.applicationForm);
    t.truthy(form, code);
    const answers = withDates(sample(given), (days) => calendar.addWorkingDays(hallDay, days));
    if (form && given !== null) t.deepEqual(checkForm(form, answers, { hallDay, workingDays }), [], code);
    for (const [key, filled] of Object.entries(staffForms(given))) {
      const own = forms.get(key);
      const dated = withDates(filled, (days) => calendar.addWorkingDays(hallDay, days));
      t.deepEqual(own && checkForm(own, dated, { hallDay, workingDays }), [], `${code} ${key}`);
    }
  }
});

test('elements have their Chinese names and the main way its stages', async (t) => {
  const { catalogue } = await readCatalogue(process.cwd());
  t.like(catalogue.element('food-business-licence', 'visit'), { name: '现场核查', type: 'UserTask', formKey: 'visit' });
  t.is(catalogue.element('food-business-licence', 'visit')?.headers['stage'], '现场核查');
  const stages = catalogue.stages('food-business-licence');
  t.deepEqual(
    stages.filter((stage) => ['受理', '现场核查', '审核', '决定', '送达'].includes(stage)),
    ['受理', '现场核查', '审核', '决定', '送达'],
  );
  t.false(stages.includes('补正'));
  for (const code of catalogue.items.keys()) t.true(catalogue.stages(code).length > 0, code);
});

test('a faulty item.json is told by file and field, and the other items load', async (t) => {
  const { root, edit } = await copied(t);
  await edit('items/tree-felling-permit/item.json', (text) => text.replace('"type": "01"', '"type": "one"'));
  const { catalogue, faults } = await readCatalogue(root);
  t.like(faults[0], {
    file: 'items/tree-felling-permit/item.json',
    element: 'type',
    rule: 'schema',
    message: '应为两位数字',
  });
  t.false(catalogue.items.has('tree-felling-permit'));
  t.true(catalogue.items.has('food-business-licence'));
});

test('each kind of fault in a folder is told with its rule', async (t) => {
  const at = 'items/food-business-licence';
  const faults: [file: string, from: string, to: string, rule: string][] = [
    [`${at}/process.bpmn`, 'id="food-business-licence" name', 'id="food-licence" name', 'process-id'],
    [`${at}/process.bpmn`, 'formKey="visit"', 'formKey="inspection"', 'form-known'],
    [`${at}/process.bpmn`, 'processId="accept"', 'processId="admit"', 'called-process-known'],
    [`${at}/process.bpmn`, 'key="stage" value="现场核查"', 'key="step" value="现场核查"', 'task-header'],
    [`${at}/process.bpmn`, 'value="pass=符合要求;fail=不符合要求*"', 'value="符合要求,不符合要求"', 'task-decisions'],
    [`${at}/process.bpmn`, '=visitNeeded = false', '=visitNeeded =', 'condition'],
    [`${at}/process.bpmn`, 'name="start-food-business-licence"', 'name="start-food"', 'start-message'],
    [`${at}/process.bpmn`, 'key="kind" value="visit"', 'key="kind" value="visti"', 'task-kind'],
    [`${at}/process.bpmn`, '"=decision" target="visitDecision"', '"=decison" target="visitDecision"', 'output-known'],
    [`${at}/process.bpmn`, 'departments.lead', 'departments.leed', 'role-known'],
    ['items/tree-felling-permit/process.bpmn', '&#34;township&#34;', '&#34;townshipp&#34;', 'role-known'],
    [`${at}/process.bpmn`, '</bpmn:definitions>', '', 'xml'],
    [`${at}/item.json`, '"code": "food-business-licence"', '"code": "food-licence"', 'item-code'],
    [`${at}/item.json`, '"350102"', '"110101"', 'area-known'],
    [`${at}/item.json`, '"applicationForm": "application"', '"applicationForm": "request"', 'form-known'],
    [`${at}/item.json`, 'some p in form.projects', 'some p in', 'expression'],
    [`${at}/item.json`, 'form.automatic = true', 'form.area > > 20', 'expression'],
    [`${at}/item.json`, 'some p in form.projects', 'some p in form.project', 'form-known'],
    [`${at}/item.json`, 'form.automatic = true', 'form.areaa > 20', 'form-known'],
    [`${at}/item.json`, 'form.automatic = true', 'applicant.age > 20', 'form-known'],
    [`${at}/item.json`, 'form.automatic = true', 'automatic = true', 'form-known'],
    [`${at}/application.form`, '=tenure !=', '=tenur !=', 'form-known'],
    [`${at}/application.form`, '"key": "kitchenArea"', '"key": "area"', 'form-key-unique'],
    [`${at}/item.json`, '{', '', 'json'],
    [`${at}/item.json`, '"topic":', '"lateBranches": [], "topic":', 'key-read'],
    [`${at}/item.json`, '"formats": ["pdf"]', '"formats": ["pdf"], "sampelFile": "a.pdf"', 'key-read'],
    [`${at}/visit.form`, '"type": "default"', '"type": "other"', 'schema'],
    [`${at}/application.form`, '=tenure !=', '=tenure ! !=', 'condition'],
    [`${at}/application.form`, '=leaseUntil >= hallDay', '=leaseUntil ! ! hallDay', 'condition'],
    [`${at}/application.form`, '"validate": {', '"validate": { "pattern": "^([A-Z]+ ?)*!",', 'pattern'],
  ];
  const { root, edit } = await copied(t);
  for (const [file, from, to, rule] of faults) {
    const restore = await edit(file, (text) => text.replace(from, to));
    const { catalogue, faults: told } = await readCatalogue(root);
    t.true(
      told.some((fault) => fault.file === file && fault.rule === rule),
      `${rule}: ${JSON.stringify(told)}`,
    );
    t.regex(told[0]?.message ?? '', /\p{Script=Han}/u);
    t.false(catalogue.items.has(file.split('/')[1] ?? ''), rule);
    await restore();
  }
});

test('a file that cannot be read hides nothing of the others in its folder', async (t) => {
  const { root, edit } = await copied(t);
  const at = 'items/food-business-licence';
  const rules = async () => (await readCatalogue(root)).faults.map(({ file, rule }) => `${file.split('/')[2]} ${rule}`);
  const restores = [
    await edit(`${at}/process.bpmn`, (text) =>
      text.replace('formKey="visit"', 'formKey="visitt"').replace('value="visit"', 'value="visti"'),
    ),
    await edit(`${at}/item.json`, (text) => text.replace('{', '')),
    await edit(`${at}/review.form`, () => '{'),
  ];
  t.deepEqual((await rules()).toSorted(), [
    'item.json json',
    'process.bpmn form-known',
    'process.bpmn task-kind',
    'review.form json',
  ]);
  for (const restore of restores) await restore();
  await rm(join(root, 'processes', at, 'process.bpmn'));
  await edit(`${at}/item.json`, (text) => text.replace('"applicationForm": "application"', '"applicationForm": "a"'));
  t.deepEqual(await rules(), ['process.bpmn file', 'item.json form-known']);
});

test('what a faulty item alone gives to a shared diagram takes that from nobody else', async (t) => {
  const { root, edit } = await copied(t);
  await edit('items/tree-felling-permit/item.json', (text) => text.replace('{', ''));
  const given = new Map(workers.map(({ type, gives }) => [type, gives]));
  const { catalogue, faults } = await readCatalogue(root, { workers: given });
  t.deepEqual([...new Set(faults.map(({ file }) => file))], ['items/tree-felling-permit/item.json']);
  t.is(catalogue.items.size, (await readCatalogue(process.cwd())).catalogue.items.size - 1);
});

test('a file that a guide offers and cannot hand out is told by its field, in words, and the item is left out', async (t) => {
  const { root } = await copied(t);
  const blank = join(root, 'processes/items/food-business-licence/files/authorisation.pdf');
  const file = 'items/food-business-licence/item.json';
  const told = async () => {
    const { catalogue, faults } = await readCatalogue(root);
    t.false(catalogue.items.has('food-business-licence'));
    t.true(catalogue.items.has('taiwan-travel-permit'));
    return faults.map((fault) => [fault.file, fault.element?.replace(/\d+/, 'n'), fault.message]);
  };
  await writeFile(blank, '');
  t.deepEqual(await told(), [[file, 'materials.n.blankFile', '文件“authorisation.pdf”是空的']]);
  await writeFile(blank, '<script>alert(1)</script>');
  t.deepEqual(await told(), [[file, 'materials.n.blankFile', '文件“authorisation.pdf”的内容不是 PDF']]);
  await writeFile(blank, Buffer.alloc(6 * 1024 * 1024, '%PDF-1.7'));
  t.deepEqual(await told(), [[file, 'materials.n.blankFile', '文件“authorisation.pdf”超过了 5 MB']]);
  await rm(blank);
  const missing = '文件“authorisation.pdf”不在 items/food-business-licence/files 里';
  t.deepEqual(await told(), [[file, 'materials.n.blankFile', missing]]);
});

test('a text without English is a warning of its file and field, and holds nothing up', async (t) => {
  const { root, edit } = await copied(t);
  await edit('items/food-business-licence/item.json', (text) => text.replace('签收为准。', '以签收为准。'));
  const { catalogue, faults, warnings } = await readCatalogue(root);
  t.deepEqual(faults, []);
  t.true(catalogue.items.has('food-business-licence'));
  t.like(warnings[0], { file: 'items/food-business-licence/item.json', rule: 'english', element: 'steps.6.standard' });
  await edit('items/food-business-licence/en.json', () => '{ "a": 1 }');
  t.like((await readCatalogue(root)).faults[0], { file: 'items/food-business-licence/en.json', rule: 'schema' });
});

test('a flag that no diagram looks at is a warning of its file and field', async (t) => {
  const { root, edit } = await copied(t);
  await edit('items/food-business-licence/item.json', (text) =>
    text.replace('"variables": {', '"variables": { "business": "form.businessType",'),
  );
  const { faults, warnings } = await readCatalogue(root);
  t.deepEqual(faults, []);
  const told = warnings.filter(({ file }) => file === 'items/food-business-licence/item.json');
  t.deepEqual(
    told.map(({ rule, element }) => [rule, element]),
    [['variable-used', 'variables.business']],
  );
});

test('an answer or a material in a sample that nobody asks for, and a code of two items, are warnings', async (t) => {
  const { root, edit } = await copied(t);
  await edit('items/food-business-licence/sample.json', (text) =>
    text.replace('"tenure"', '"tenur"').replace('"code": "', '"code": "x-'),
  );
  await edit('items/tree-felling-permit/item.json', (text) =>
    text.replace(/"implementationCode": "[^"]*"/, '"implementationCode": "11350102000000000X4000000000003"'),
  );
  const { faults, warnings } = await readCatalogue(root);
  t.deepEqual(faults, []);
  t.deepEqual(
    warnings.map(({ file, rule, element }) => [file.replace('items/', ''), rule, element]),
    [
      ['food-business-licence/sample.json', 'sample-known', 'form.tenur'],
      ['food-business-licence/sample.json', 'sample-known', 'materials.0'],
      ['tree-felling-permit/item.json', 'implementation-code-unique', 'implementationCode'],
    ],
  );
});

test('a step at a window in an item that needs no visit is a warning, to the designer before he deploys too', async (t) => {
  const { root, edit } = await copied(t);
  const code = 'food-business-licence';
  await edit(`items/${code}/process.bpmn`, (text) =>
    text.replace('key="kind" value="visit"', 'key="kind" value="appointment"'),
  );
  const { catalogue, faults, warnings } = await readCatalogue(root);
  t.deepEqual(faults, []);
  t.deepEqual(
    warnings.map(({ file, rule, element }) => [file, rule, element]),
    [[`items/${code}/process.bpmn`, 'visit-said', 'visit']],
  );
  const xml = catalogue.items.get(code)?.xml ?? '';
  const problems = await lintDiagram(xml, { processId: code, judge: (diagram) => catalogue.judge(code, diagram) });
  t.deepEqual(
    problems.map(({ rule, category, elementId }) => [rule, category, elementId]),
    [['visit-said', 'warn', 'visit']],
  );
});

test('with the workers known, a job without a worker and a condition over nothing are told', async (t) => {
  const { root, edit } = await copied(t);
  const none = await readCatalogue(root, { workers: new Map([['close-case', []]]) });
  t.true(none.faults.some(({ rule, message }) => rule === 'worker-known' && message.includes('issue-result')));
  await edit('items/food-business-licence/process.bpmn', (text) =>
    text.replace('=visitNeeded = false', '=visitWanted = false'),
  );
  const types = [
    'share-material',
    'verify-identity',
    'collect-fee',
    'start-clock',
    'pause-clock',
    'resume-clock',
    'stop-clock',
    'check-time-limit',
  ];
  types.push('dispatch-ems', 'issue-result', 'notify', 'draw-quota', 'open-branches', 'close-case');
  const { faults } = await readCatalogue(root, { workers: new Map(types.map((type) => [type, []])) });
  t.true(faults.some(({ rule, message }) => rule === 'variable-known' && message.includes('visitWanted')));
});

test('a faulty shared diagram takes along only the items that call it', async (t) => {
  const { root, edit } = await copied(t);
  await edit('shared/pay.bpmn', () => 'not a diagram');
  const { catalogue, faults } = await readCatalogue(root);
  t.like(faults[0], { file: 'shared/pay.bpmn', rule: 'xml' });
  t.false(catalogue.items.has('taiwan-travel-permit'));
  t.true(catalogue.items.has('food-business-licence'));
});

test('a kind of task has an element template, and a template is of a kind', async (t) => {
  const { catalogue } = await readCatalogue(process.cwd());
  const kinds = [...catalogue.templates.keys()].flatMap((name) => /^user-task-(.+)$/.exec(name)?.[1] ?? []);
  t.deepEqual(kinds.toSorted(), [...taskKinds]);
});

async function copied(t: ExecutionContext) {
  const root = await mkdtemp(join(tmpdir(), 'lianban-'));
  t.teardown(() => rm(root, { recursive: true }));
  await cp(join(process.cwd(), 'processes'), join(root, 'processes'), { recursive: true });
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(root, 'processes', file);
    const before = await readFile(path, 'utf8');
    const after = change(before);
    t.not(after, before, `nothing to change in ${file}`);
    await writeFile(path, after);
    return () => writeFile(path, before);
  };
  return { root, edit };
}
