import type { ModdleElement } from 'bpmn-moddle';
import type { Call, Stage } from '../catalogue.ts';
import { calledId, childrenOf, headersOf, isModdle } from '../moddle.ts';

/**
 * Stages and calls in the order in which a case meets them: topological from the start event, loops back ignored. Event sub-processes and
 * what hangs on boundary events are not part of the main way.
 */
export function mainWay(scope: ModdleElement): (Stage | Call)[] {
  const elements = childrenOf(scope, 'flowElements');
  const start = elements.find(({ $type }) => $type === 'bpmn:StartEvent');
  return start ? ordered(start).flatMap(stationsOf) : [];
}

/** Reverse postorder of the depth-first walk: an element stands after all that lead to it. */
function ordered(start: ModdleElement): ModdleElement[] {
  const seen = new Set<ModdleElement>();
  const order: ModdleElement[] = [];
  const visit = (element: ModdleElement) => {
    if (seen.has(element)) return;
    seen.add(element);
    for (const flow of childrenOf(element, 'outgoing').toReversed()) {
      const target = flow.get('targetRef');
      if (isModdle(target)) visit(target);
    }
    order.unshift(element);
  };
  visit(start);
  return order;
}

function stationsOf(element: ModdleElement): (Stage | Call)[] {
  if (element.$type === 'bpmn:SubProcess') return mainWay(element);
  const { stage } = headersOf(element);
  if (stage) return [{ kind: 'stage', stage }];
  const processId = element.$type === 'bpmn:CallActivity' ? calledId(element) : null;
  return processId === null ? [] : [{ kind: 'call', processId, name: element.name ?? processId }];
}

/** Called when something is missing: not a station of the main way. */
const asides = new Set(['correct']);

/** Names of the stages with the called diagrams' in their place; a called diagram without stages stands for itself. Each name once. */
export function stagesOf(
  way: readonly (Stage | Call)[],
  called: (processId: string) => readonly (Stage | Call)[],
  within: readonly string[] = [],
): string[] {
  const names = way.flatMap((station) => {
    if (station.kind === 'stage') return [station.stage];
    const { processId, name } = station;
    if (asides.has(processId) || within.includes(processId)) return [];
    const inner = stagesOf(called(processId), called, [...within, processId]);
    return inner.length > 0 ? inner : [name];
  });
  return [...new Set(names)];
}
