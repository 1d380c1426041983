import { readdir, readFile } from 'node:fs/promises';
import test from 'ava';
import { z } from 'zod';
import { browserOfFile } from '../support/browser.ts';
import { openBuilt } from './built-page.ts';

const browser = browserOfFile(test);
const folder = 'processes/templates';
const Template = z.looseObject({
  elementType: z.object({ value: z.string() }),
  entriesVisible: z.unknown().optional(),
});
const Told = z.object({
  chinese: z.array(z.string()),
  english: z.array(z.string()),
  drawn: z.string(),
  overlapping: z.array(z.string()),
  ways: z.array(z.boolean()),
  on: z.array(z.string()),
  undone: z.boolean(),
  same: z.boolean(),
  sameAgain: z.boolean(),
});

async function readTemplates() {
  const names = (await readdir(folder)).toSorted();
  return Promise.all(
    names.map(async (name) => Template.parse(JSON.parse(await readFile(`${folder}/${name}`, 'utf8')))),
  );
}

test('every template of a user task leaves its department and its form to be filled in', async (t) => {
  const ofUserTasks = (await readTemplates()).filter(({ elementType }) => elementType.value === 'bpmn:UserTask');
  t.true(ofUserTasks.length > 10);
  for (const { entriesVisible, id } of ofUserTasks) t.is(entriesVisible, true, String(id));
});

test('a step from a template goes into the line with room, has a department, and is undone at once', async (t) => {
  t.timeout(240_000);
  const { page, faults } = await openBuilt(t, browser(), 'studio-draw/page.ts');
  const given = { templates: await readTemplates(), id: 'lianban.user-task-review' };
  const answer = await page.evaluate(
    (detail) =>
      new Promise((done) => {
        window.addEventListener('drawn', (event) => done(event instanceof CustomEvent && event.detail));
        window.dispatchEvent(new CustomEvent('begin', { detail }));
      }),
    given,
  );
  const told = Told.parse(answer, { error: () => JSON.stringify(answer) });
  t.deepEqual(told.overlapping, [], 'nothing lies on anything else');
  t.deepEqual(told.ways, [true], 'one way on, no implicit split');
  t.deepEqual(told.on, ['second']);
  t.regex(told.drawn, /candidateGroups="=\[(&#34;|&quot;)dept:(&#34;|&quot;) \+ departments\.lead\]"/);
  t.notRegex(told.drawn, /zeebe:userTask\b/, 'the desk takes the task up, not the engine');
  for (const group of ['分派', '表单']) t.true(told.chinese.includes(group), String(told.chinese));
  t.true(told.english.includes('Assignment'), 'the panel follows the language of the pages');
  t.false(told.english.includes('分派'));
  t.deepEqual([told.same, told.undone, told.sameAgain], [false, true, true]);
  t.deepEqual(faults, []);
});
