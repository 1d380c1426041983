import test from 'ava';
import { diffDiagrams } from '../../../server/catalogue/differ.ts';
import { diagramText, reviewTask } from './diagram-text.ts';

const EXTRA = '<bpmn:sequenceFlow id="extra" sourceRef="start" targetRef="end" />';

test('the same diagram differs in nothing, nor does one with a shape moved', async (t) => {
  const none = { added: [], removed: [], changed: [] };
  t.deepEqual(await diffDiagrams(diagramText(), diagramText()), none);
  t.deepEqual(await diffDiagrams(diagramText(), diagramText().replace('x="200"', 'x="230"')), none);
});

test('an element that only the later one has is added, the other way round removed', async (t) => {
  t.deepEqual((await diffDiagrams(diagramText(), diagramText({ flow: EXTRA }))).added, ['extra']);
  t.deepEqual((await diffDiagrams(diagramText({ flow: EXTRA }), diagramText())).removed, ['extra']);
});

test('a new name and a new extension are changes, told by the later name', async (t) => {
  const renamed = diagramText({ tasks: reviewTask({ name: '审核' }) });
  t.deepEqual((await diffDiagrams(diagramText(), renamed)).changed, [{ elementId: 'review', name: '审核' }]);
  const reformed = diagramText({ tasks: reviewTask({ inside: '<zeebe:formDefinition formKey="other" />' }) });
  t.deepEqual((await diffDiagrams(diagramText(), reformed)).changed, [{ elementId: 'review', name: '审查' }]);
});

test('text that is no diagram is refused', async (t) => {
  await t.throwsAsync(diffDiagrams('<a>', diagramText()));
});
