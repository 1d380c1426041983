import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { lintDiagram, lintProcesses } from '../../../../server/catalogue/lint/lint.ts';
import { lintCatalogue } from '../../../../server/catalogue/lint/lint-catalogue.ts';
import { readCatalogue } from '../../../../server/catalogue/read.ts';
import { callActivity, diagramText, reviewTask, serviceTask } from '../diagram-text.ts';

const NO_RULES = { root: '/nowhere' };

test('a sound diagram has no problem', async (t) => {
  t.deepEqual(await lintDiagram(diagramText(), NO_RULES), []);
});

test('text that is no diagram gives one problem in words, never an exception', async (t) => {
  for (const text of ['not xml at all, only a sentence', '<a>oops', '<?xml version="1.0"?><html/>', '']) {
    const problems = await lintDiagram(text, NO_RULES);
    t.is(problems.length, 1, text);
    t.is(problems[0]?.category, 'error');
    t.regex(problems[0]?.message ?? '', /\p{Script=Han}/u);
  }
});

test('definitions without a process are refused', async (t) => {
  const empty = '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" />';
  t.deepEqual(
    (await lintDiagram(empty, NO_RULES)).map(({ rule }) => rule),
    ['process'],
  );
});

test("the engine's rules speak Chinese and name the element", async (t) => {
  const problems = await lintDiagram(diagramText({ tasks: reviewTask({ kind: 'serviceTask', inside: '' }) }), NO_RULES);
  t.deepEqual(problems, [
    {
      rule: 'camunda-compat/implementation',
      category: 'error',
      elementId: 'review',
      elementName: '审查',
      message: '“服务任务”没有填写“任务类型”',
    },
  ]);
});

test('an element without a name is told', async (t) => {
  const [problem] = await lintDiagram(diagramText({ tasks: reviewTask({ name: '' }) }), NO_RULES);
  t.like(problem, { rule: 'label-required', elementId: 'review', elementName: null, message: '没有名称' });
});

test('a faulty FEEL expression is told', async (t) => {
  const inside =
    '<zeebe:formDefinition formKey="r" /><zeebe:ioMapping><zeebe:input source="=a +" target="b" /></zeebe:ioMapping>';
  const [problem] = await lintDiagram(diagramText({ tasks: reviewTask({ inside }) }), NO_RULES);
  t.like(problem, { rule: 'camunda-compat/feel', message: '“取值”的FEEL表达式写错了' });
});

test('a job type without a worker is told, a known one is not', async (t) => {
  const xml = diagramText({ tasks: serviceTask('notify') });
  t.deepEqual(await lintDiagram(xml, { ...NO_RULES, workerTypes: ['notify'] }), []);
  const [problem] = await lintDiagram(xml, { ...NO_RULES, workerTypes: ['other'] });
  t.like(problem, { rule: 'worker-known', category: 'error', elementId: 'review' });
});

test('a call of a process that nobody has is told, of itself or a known one is not', async (t) => {
  t.deepEqual(
    await lintDiagram(diagramText({ tasks: callActivity('pay') }), { ...NO_RULES, knownProcesses: ['pay'] }),
    [],
  );
  const itself = await lintDiagram(diagramText({ tasks: callActivity('sample') }), { ...NO_RULES, knownProcesses: [] });
  t.false(itself.some(({ rule }) => rule === 'called-process-known'));
  const [problem] = await lintDiagram(diagramText({ tasks: callActivity('gone') }), {
    ...NO_RULES,
    knownProcesses: ['pay'],
  });
  t.like(problem, { rule: 'called-process-known', message: '调用的流程“gone”不存在' });
});

test('a process under another id than its diagram is refused', async (t) => {
  t.deepEqual(await lintDiagram(diagramText(), { ...NO_RULES, processId: 'sample' }), []);
  const [problem] = await lintDiagram(diagramText({ id: 'renamed' }), { ...NO_RULES, processId: 'sample' });
  t.like(problem, { rule: 'process-id', category: 'error', elementId: 'renamed' });
});

test('a reference to nothing is told', async (t) => {
  const flow = '<bpmn:sequenceFlow id="lost" sourceRef="review" targetRef="nobody" />';
  const problems = await lintDiagram(diagramText({ flow }), NO_RULES);
  t.true(problems.some(({ rule, message }) => rule === 'xml' && message === '引用的“nobody”不存在'));
});

test("the repository's own diagrams have no problem, and a faulty one beside them is told", async (t) => {
  const found = (await lintProcesses(process.cwd())).flatMap(({ problems }) => problems);
  t.deepEqual(
    found.filter(({ rule, category }) => category === 'error' || rule !== 'lianban/loop-counted-once'),
    [],
  );
  const root = await mkdtemp(join(tmpdir(), 'lint-'));
  t.teardown(() => rm(root, { recursive: true }));
  await mkdir(join(root, 'processes/shared'), { recursive: true });
  await writeFile(join(root, 'processes/shared/broken.bpmn'), '<no diagram');
  const [told] = await lintProcesses(root);
  t.is(told?.file, 'processes/shared/broken.bpmn');
  t.true(told?.problems.every(({ message }) => /\p{Script=Han}/u.test(message)));
});

test('a folder outside the program is judged by its own rules and guides, with the packages of the program', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'lint-'));
  t.teardown(() => rm(root, { recursive: true }));
  await cp('processes', join(root, 'processes'), { recursive: true });
  const errors = async () =>
    (await lintProcesses(root)).flatMap(({ problems }) => problems).filter(({ category }) => category === 'error');
  t.deepEqual(await errors(), []);
  const guide = join(root, 'processes/items/food-business-licence/item.json');
  const shorter = (await readFile(guide, 'utf8')).replace(/("promise": \{\s*"amount": )5/, '$11');
  await writeFile(guide, shorter);
  t.deepEqual(
    (await errors()).map(({ rule, elementId }) => [rule, elementId]),
    [['lianban/step-limits-fit-promise', 'food-business-licence']],
  );
});

test('what breaks a rule of the law is not offered, and is told with the rule', async (t) => {
  const reading = await readCatalogue(process.cwd());
  const food = reading.catalogue.items.get('food-business-licence');
  if (!food) return t.fail();
  const xml = food.xml.replace('name="case-withdrawn"', 'name="case-taken-back"');
  const items = new Map([...reading.catalogue.items, ['food-business-licence', { ...food, xml }]]);
  const { catalogue, faults } = await lintCatalogue({ ...reading, catalogue: { ...reading.catalogue, items } });
  t.false(catalogue.items.has('food-business-licence'));
  t.is(catalogue.items.size, items.size - 1);
  t.deepEqual(
    faults.map(({ file, rule }) => [file, rule]),
    [['items/food-business-licence/process.bpmn', 'lianban/withdrawal-possible']],
  );
});
