import test from 'ava';
import { boundlessFault } from '../../../../server/catalogue/feel/bounded.ts';
import { lintDiagram } from '../../../../server/catalogue/lint/lint.ts';
import { readCatalogue } from '../../../../server/catalogue/read.ts';
import { diagramText, reviewTask } from '../diagram-text.ts';

const endless: [string, RegExp][] = [
  ['=count(for a in 1..2000, b in 1..2000, c in 1..2000 return 1)', /范围/],
  ['=some x in [1..1000000] satisfies x < 0', /范围/],
  ['=/* " */ 1..9 /* " */', /范围/],
  ['=for a in xs, b in xs return a', /循环/],
  ['=for a in xs return for b in xs return b', /循环/],
  ['=every a in xs satisfies count(xs[item = a]) = 1', /循环/],
  ['=xs[count(xs[item > 1]) > 0]', /循环/],
  ['={f: function(x) f(x), y: f(1)}.y', /函数/],
  ['=matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$")', /正则/],
  [`=${'a + '.repeat(200)}1`, /太长/],
];
for (const [expression, words] of endless) {
  test(`the engine is not given what may never end: ${expression.slice(0, 50)}`, async (t) => {
    t.regex(boundlessFault(expression) ?? '', words);
    const source = expression.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
    const mapping = `<zeebe:ioMapping><zeebe:input source="${source}" target="odd" /></zeebe:ioMapping>`;
    const problems = await lintDiagram(diagramText({ tasks: reviewTask({ inside: mapping }) }), { root: '/nowhere' });
    const [found] = problems.filter(({ rule }) => rule === 'expression-bounded');
    t.like(found, { category: 'error', elementId: 'review', elementName: '审查' });
  });
}

test('what looks once through a list, or at single values, is taken', (t) => {
  for (const expression of [
    '=some o in opinions satisfies o != null and o.decision = "object"',
    '=for o in opinions[item != null] return o.dept',
    '=opinions[decision = "refuse"][1].dept',
    '=["dept:" + departments.lead]',
    '={dept: branch.dept, decision: decision}',
    '=total * 2 between 1 and 5',
  ])
    t.is(boundlessFault(expression), null, expression);
});

test('no expression of the hall’s own diagrams is among them', async (t) => {
  const { faults } = await readCatalogue(process.cwd());
  t.deepEqual(
    faults.filter(({ rule }) => rule === 'expression-bounded'),
    [],
  );
});

test('what the engine may know and the hall does not is an error, whatever expression stands in it', async (t) => {
  const odd = '<zeebe:newThing value="=1..9" />';
  const problems = await lintDiagram(diagramText({ tasks: reviewTask({ inside: odd }) }), { root: '/nowhere' });
  t.true(problems.some(({ rule, category }) => rule === 'xml' && category === 'error'));
});
