import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { lintDiagram } from '../../../server/catalogue/lint/lint.ts';

const folder = join(import.meta.dirname, 'step-limits-fit-promise');
const fixtures = (await readdir(folder)).toSorted();

/** What the rule, and its fellow for loops, say of a diagram of an item whose promise is 5 working days. */
async function told(xml: string) {
  const problems = await lintDiagram(xml, { root: process.cwd() });
  const of = (rule: string) => problems.filter((problem) => problem.rule === `lianban/${rule}`);
  return { limits: of('step-limits-fit-promise'), loops: of('loop-counted-once') };
}
const fixture = (name: string) => readFile(join(folder, name), 'utf8');

for (const name of fixtures) {
  test(`${name}: the longest way fits into the promise if the file is called valid`, async (t) => {
    const { limits } = await told(await fixture(name));
    t.is(limits.length, name.startsWith('valid-') ? 0 : 1, JSON.stringify(limits));
    for (const { elementId, category } of limits) {
      t.is(category, 'error');
      t.is(elementId, 'food-business-licence');
    }
  });
}

test('the designer is told how many days, from which steps, and what was promised', async (t) => {
  const [problem] = (await told(await fixture('invalid-sequence.bpmn'))).limits;
  t.is(
    problem?.message,
    '从受理到决定，最长的一条路各环节时限共6个工作日（甲部门3＋乙部门2＋决定1），超过承诺期限5个工作日：请改短环节时限，或者让环节并行',
  );
});

test('a loop is counted once, and the designer is warned of it at its step', async (t) => {
  const { loops } = await told(await fixture('valid-loop.bpmn'));
  t.like(loops, [{ category: 'warn', elementId: 'review' }]);
  t.regex(loops[0]?.message ?? '', /“审查、补充调查”在循环里，.*多走一遍就多3个工作日/);
  t.deepEqual((await told(await fixture('valid-parallel.bpmn'))).loops, []);
});
