import type { ModdleElement } from 'bpmn-moddle';
import { type Diagram, extensionsOf } from '../diagram.ts';
import { isExpression } from '../feel/expression.ts';
import { childrenOf, isModdle, textOf } from '../moddle.ts';

/** Where in an element an expression stands, as a designer calls it. */
export type Place = '条件' | '输入' | '输出' | '候选部门' | '多实例' | '关联键' | '定时';
export type Expression = { element: ModdleElement; place: Place; text: string };

/** The FEEL expressions of a diagram in the places where a designer writes them; `textsOf` of a diagram finds them anywhere. */
export function expressionsOf(diagram: Diagram): Expression[] {
  return [...diagram.elements.values()].flatMap((element) =>
    textsOf(element)
      .filter(({ text }) => isExpression(text))
      .map((found) => ({ element, ...found })),
  );
}

type Found = { place: Place; text: string };

function textsOf(element: ModdleElement): Found[] {
  const mappings = extensionsOf(element, 'zeebe:IoMapping');
  const loop = element.get('loopCharacteristics');
  const loops = isModdle(loop) ? extensionsOf(loop, 'zeebe:LoopCharacteristics') : [];
  const times = childrenOf(element, 'eventDefinitions').flatMap((definition) =>
    ['timeDate', 'timeDuration', 'timeCycle'].map((kind) => definition.get(kind)),
  );
  return [
    ...bodies('条件', [element.get('conditionExpression')]),
    ...bodies('定时', times),
    ...mappings.flatMap((mapping) => texts('输入', childrenOf(mapping, 'inputParameters'), ['source'])),
    ...mappings.flatMap((mapping) => texts('输出', childrenOf(mapping, 'outputParameters'), ['source'])),
    ...texts('候选部门', extensionsOf(element, 'zeebe:AssignmentDefinition'), ['candidateGroups']),
    ...texts('多实例', loops, ['inputCollection', 'outputElement']),
    ...texts('关联键', extensionsOf(element, 'zeebe:Subscription'), ['correlationKey']),
  ];
}

const bodies = (place: Place, holders: unknown[]): Found[] => texts(place, holders.filter(isModdle), ['body']);

const texts = (place: Place, holders: readonly ModdleElement[], properties: string[]): Found[] =>
  holders.flatMap((holder) =>
    properties.flatMap((property) => {
      const text = textOf(holder, property);
      return text === null ? [] : [{ place, text }];
    }),
  );
