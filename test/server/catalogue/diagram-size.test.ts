import test from 'ava';
import { readDiagram } from '../../../server/catalogue/diagram.ts';
import { DiagramTooLarge } from '../../../server/catalogue/diagram-size.ts';
import { lintDiagram } from '../../../server/catalogue/lint/lint.ts';
import { diagramText } from './diagram-text.ts';

const limitMs = 5_000;
const condition = (expression: string) =>
  diagramText({
    flow: `<bpmn:sequenceFlow id="odd" sourceRef="start" targetRef="end"><bpmn:conditionExpression>=${expression}</bpmn:conditionExpression></bpmn:sequenceFlow>`,
  });
const many = (part: (index: number) => string) =>
  diagramText({ flow: Array.from({ length: 40_000 }, (_, index) => part(index)).join('') });

// Each of these held the hall up for 2 to 30 s, with up to 3.4 GB of memory, or answered with 30 MB.
const tooLarge: [string, string][] = [
  ['tens of thousands of tasks', many((index) => `<bpmn:task id="t${index}" />`)],
  ['flows without end', many((index) => `<bpmn:sequenceFlow id="f${index}" sourceRef="start" targetRef="end" />`)],
  ['hundreds of thousands of attributes', diagramText({ flow: `<bpmn:task id="t"${attributes(200_000)} />` })],
  ['nesting without end', diagramText({ flow: '<x>'.repeat(250_000) + '</x>'.repeat(250_000) })],
  ['tags that nobody closes', '<bpmn:task>'.repeat(180_000)],
  ['an expression of half a megabyte', condition(`${'a + '.repeat(125_000)}1`)],
  ['an expression nested without end', condition(`${'('.repeat(100_000)}1${')'.repeat(100_000)}`)],
  ['an expression of junk', condition('for x in if [ { '.repeat(20_000))],
];
for (const [what, xml] of tooLarge) {
  test(`a diagram larger than anybody draws is told at once: ${what}`, async (t) => {
    const from = performance.now();
    const problems = await lintDiagram(xml, { root: '/nowhere' });
    t.true(performance.now() - from < limitMs);
    t.deepEqual([problems.length, problems[0]?.rule, problems[0]?.category], [1, 'size', 'error']);
    t.regex(problems[0]?.message ?? '', /^图太大/);
    await t.throwsAsync(readDiagram(xml), { instanceOf: DiagramTooLarge });
  });
}

test('a problem is told shortly and no more of them than somebody reads', async (t) => {
  const [unreadable] = await lintDiagram(`<!--${'-'.repeat(1_000_000)}`, { root: '/nowhere' });
  t.true((unreadable?.message.length ?? 0) < 300);
  const odd = diagramText({ flow: `<bpmn:task id="t"${attributes(5_000)} />` });
  t.is((await lintDiagram(odd, { root: '/nowhere' })).length, 500);
});

test('entities are neither fetched nor unfolded', async (t) => {
  const bomb = [...'bcdefghij'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`);
  for (const entity of ['<!ENTITY j SYSTEM "file:///etc/passwd">', `<!ENTITY a "aaaaaaaaaa">${bomb.join('')}`]) {
    const xml = diagramText().replace('?>', `?><!DOCTYPE d [${entity}]>`).replace('name="样例"', 'name="&j;"');
    const { elements } = await readDiagram(xml);
    t.is(elements.get('sample')?.name, '&j;');
  }
});

function attributes(count: number): string {
  return Array.from({ length: count }, (_, index) => ` a${index}=""`).join('');
}
