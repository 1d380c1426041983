import test from 'ava';
import { standings, whereItStands } from '../../ui/bpmn/case-states.ts';
import { compareElements } from '../../ui/bpmn/compare.ts';
import { pathInWords } from '../../ui/bpmn/outline/fact-words.ts';
import { factsOf } from '../../ui/bpmn/outline/facts.ts';

const header = (key: string, value: string) => ({ $type: 'zeebe:Header', key, value });
const task = (name: string, ...headers: object[]) => ({
  $type: 'bpmn:UserTask',
  id: 'review',
  name,
  incoming: [{ $type: 'bpmn:SequenceFlow', id: 'f' }],
  extensionElements: {
    $type: 'bpmn:ExtensionElements',
    values: [
      { $type: 'zeebe:TaskDefinition', type: 'notify', retries: '5' },
      { $type: 'zeebe:TaskHeaders', values: headers },
    ],
  },
});
const known = (element: { name: string }) => new Map([['review', { name: element.name, facts: factsOf(element) }]]);

test('a changed header is told by its name and both values, wherever it stands in the list', (t) => {
  const before = known(task('审查', header('limit', '3 working-day'), header('kind', 'review')));
  const after = known(
    task('审查', header('stage', '审查'), header('kind', 'review'), header('limit', '5 working-day')),
  );
  const [change] = compareElements(before, after);
  t.is(change?.kind, 'changed');
  t.deepEqual(
    change?.properties.map(({ path, before: was, after: is }) => [pathInWords(path, 'zh'), was, is]),
    [
      ['任务参数 › limit', '3 working-day', '5 working-day'],
      ['任务参数 › stage', '', '审查'],
    ],
  );
});

test('a new name is a change; the same element drawn elsewhere is none', (t) => {
  t.like(compareElements(known(task('审查')), known(task('审核'))), [
    { id: 'review', name: '审核', properties: [{ path: ['name'], before: '审查', after: '审核' }] },
  ]);
  const moved = { ...task('审查'), di: { $type: 'bpmndi:BPMNShape', x: 1 } };
  t.deepEqual(compareElements(known(task('审查')), known(moved)), []);
});

test('references are told by the name of what they point at', (t) => {
  const facts = factsOf({
    $type: 'bpmn:StartEvent',
    id: 's',
    eventDefinitions: [
      {
        $type: 'bpmn:MessageEventDefinition',
        id: 'd',
        messageRef: { $type: 'bpmn:Message', id: 'm', name: 'fee-paid' },
      },
    ],
  });
  t.deepEqual([...facts.values()], ['fee-paid']);
});

test('what only one side has is added or removed', (t) => {
  const one = known(task('审查'));
  t.like(compareElements(new Map(), one), [{ kind: 'added', name: '审查' }]);
  t.like(compareElements(one, new Map()), [{ kind: 'removed', name: '审查' }]);
});

test('of an element passed more than once the most urgent state is shown, counts of that state added up', (t) => {
  const at = (state: 'active' | 'completed' | 'incident', count: number, day: number) =>
    ({ id: 'a', name: '审查', type: 'USER_TASK', state, count, at: `2026-11-0${day}T09:00:00+08:00` }) as const;
  t.like(standings([at('completed', 2, 1), at('active', 1, 2), at('completed', 4, 3), at('active', 2, 4)]), [
    { state: 'active', count: 3, at: '2026-11-04T09:00:00+08:00' },
  ]);
  t.is(whereItStands([at('completed', 1, 1)]), undefined);
  t.is(whereItStands([at('active', 1, 3), { ...at('incident', 1, 2), id: 'b' }])?.id, 'b');
});
