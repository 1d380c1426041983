import { readFile } from 'node:fs/promises';
import test from 'ava';
import { lintDiagram } from '../../../server/catalogue/lint/lint.ts';

const xml = await readFile('processes/items/food-business-licence/process.bpmn', 'utf8');

/** What the rule says of the diagram of a permit, changed so. */
async function told(from: string | RegExp, to: string): Promise<(string | null)[]> {
  const problems = await lintDiagram(xml.replace(from, to));
  return problems
    .filter(({ rule }) => rule === 'lianban/permit-accepted-and-decided')
    .map(({ elementId, category }) => `${category} ${elementId}`);
}

test('a permit is accepted, and its decision is written', async (t) => {
  t.deepEqual(await told('', ''), []);
});

test('a permit whose decision ends without a document is told at the decision', async (t) => {
  t.deepEqual(await told('sourceRef="decide" targetRef="issue"', 'sourceRef="decide" targetRef="done"'), [
    'error decide',
  ]);
  t.deepEqual(await told('processId="issue"', 'processId="deliver"'), ['error decide']);
});

test('a permit that is not accepted is told', async (t) => {
  t.deepEqual(await told('processId="accept"', 'processId="pay"'), ['error food-business-licence']);
});

test('a way to the decision that goes round the acceptance is told at the decision', async (t) => {
  const round = 'sourceRef="application-received" targetRef="review"';
  t.deepEqual(await told('sourceRef="application-received" targetRef="accept"', round), ['error decide']);
});

test('who needs no permit needs no decision document', async (t) => {
  const filing = await readFile('processes/items/investment-project-filing/process.bpmn', 'utf8');
  const problems = await lintDiagram(filing);
  t.false(problems.some(({ rule }) => rule === 'lianban/permit-accepted-and-decided'));
});
