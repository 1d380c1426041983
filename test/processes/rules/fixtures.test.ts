import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { lintDiagram } from '../../../server/catalogue/lint/lint.ts';

/** What each rule is for; its folder holds diagrams that keep it (valid-…) and that break it (invalid-…). */
const rules = {
  'extension-approved-and-told': 'more time is approved by the head and told in writing',
  'document-says-why': 'a paper about a case that goes no further says why',
  'waits-for-started-clock': 'a decision that has to wait waits for a clock that runs',
};

for (const [rule, what] of Object.entries(rules)) {
  const folder = join(import.meta.dirname, rule);
  for (const name of readdirSync(folder).toSorted())
    test(`${what}: ${name}`, async (t) => {
      const problems = await lintDiagram(await readFile(join(folder, name), 'utf8'));
      const told = problems.filter((problem) => problem.rule === `lianban/${rule}`);
      t.is(told.length, name.startsWith('valid-') ? 0 : 1, JSON.stringify(told));
      for (const { category, elementId, message } of told) {
        t.is(category, 'error');
        t.truthy(elementId);
        t.regex(message, /^\p{Script=Han}/u);
      }
    });
}
