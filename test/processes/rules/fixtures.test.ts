import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { lintDiagram } from '../../../server/catalogue/lint/lint.ts';

/** What each rule is for, and the element that it names where it is broken; its folder holds diagrams that keep it (valid-…) and that break it (invalid-…). */
const rules = {
  'called-process-exists': { what: 'only what is there can be called', at: 'call' },
  'declared-error-caught': { what: 'an error that a job may end in has a way of its own', at: 'verify' },
  'document-says-why': { what: 'a paper about a case that goes no further says why', at: 'issue' },
  'element-named-in-chinese': { what: 'what people see of a diagram is named in Chinese', at: 'named' },
  'extension-approved-and-told': { what: 'more time is approved by the head and told in writing', at: 'extend' },
  'gateway-has-default': { what: 'a choice of ways has one for when nothing fits', at: 'gateway' },
  'grant-after-public-notice': { what: 'nothing is granted before the public notice is over', at: 'decide' },
  'pause-has-notice-and-resume': {
    what: 'a clock stands only for a procedure of the law, after a notice, and until it runs on',
    at: 'pause',
  },
  'refusal-ends-in-document': { what: 'a case is closed with an outcome, and refused in writing', at: 'close' },
  'service-task-known-type': { what: 'a job is one that a worker does', at: 'job' },
  'timer-path-asks-the-clock': { what: 'a timer that fires asks the clock first', at: 'timer' },
  'user-task-has-decisions-and-limit': { what: 'a task says what can be decided and until when', at: 'review' },
  'user-task-one-group': { what: 'a task belongs to one department', at: 'review' },
  'waits-for-started-clock': { what: 'a decision that has to wait waits for a clock that runs', at: 'publicity' },
  'withdrawal-possible': { what: 'an applicant may withdraw at any time', at: 'sample' },
};

for (const [rule, { what, at }] of Object.entries(rules)) {
  const folder = join(import.meta.dirname, rule);
  const names = readdirSync(folder).toSorted();
  for (const name of names)
    test(`${what}: ${name}`, async (t) => {
      const problems = await lintDiagram(await readFile(join(folder, name), 'utf8'));
      const told = problems.filter((problem) => problem.rule === `lianban/${rule}`);
      t.is(told.length, name.startsWith('valid-') ? 0 : 1, JSON.stringify(told));
      t.false(
        problems.some((problem) => problem.rule === 'xml'),
        'the fixture is a diagram',
      );
      for (const { category, elementId, message } of told) {
        t.is(category, 'error');
        t.is(elementId, at);
        t.regex(message, /^\p{Script=Han}/u);
      }
    });
  test(`${what}: there are diagrams that keep the rule and such that break it`, (t) => {
    t.true(['valid-', 'invalid-'].every((kind) => names.some((name) => name.startsWith(kind))));
  });
}

test('every rule has its diagrams, or a test of its own', (t) => {
  const own = readdirSync('processes/rules').filter((name) => name.endsWith('.js') && name !== 'index.js');
  // The last counts loops beside the sum of the steps.
  const elsewhere = ['permit-accepted-and-decided', 'step-limits-fit-promise', 'loop-counted-once'];
  t.deepEqual(
    own.map((name) => name.slice(0, -'.js'.length)).toSorted(),
    [...Object.keys(rules), ...elsewhere].toSorted(),
  );
});
