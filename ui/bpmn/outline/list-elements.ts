import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Element } from 'bpmn-js/lib/BaseViewer.js';

export type Listed = { id: string; name: string; type: string; depth: number };

/**
 * All named steps in reading order, from left to right within what holds them, what may happen at any time last: a
 * diagram for who cannot see one.
 */
export function listElements(viewer: BaseViewer): Listed[] {
  const shapes = viewer.get('elementRegistry').filter((element) => isStep(element));
  const inside = Map.groupBy(shapes, (shape) => shape.parent?.id);
  const list = (parent: string | undefined, depth: number): Listed[] =>
    (inside.get(parent) ?? [])
      .toSorted((a, b) => rank(a) - rank(b) || a.x - b.x || a.y - b.y)
      .flatMap((shape) => [listed(shape, depth), ...list(shape.id, depth + 1)]);
  const known = new Set(shapes.map(({ id }) => id));
  return [...inside.keys()].filter((id) => id === undefined || !known.has(id)).flatMap((id) => list(id, 0));
}

const isStep = ({ waypoints, labelTarget, parent, type }: Element) =>
  !waypoints && !labelTarget && parent !== undefined && type !== 'bpmn:TextAnnotation' && type !== 'bpmn:Group';

const rank = ({ type, businessObject }: Element): number => {
  if (type === 'bpmn:Lane') return 0;
  return type === 'bpmn:SubProcess' && businessObject.get('triggeredByEvent') === true ? 2 : 1;
};

function listed({ businessObject, type }: Element, depth: number): Listed {
  const id = businessObject.id ?? '';
  return { id, name: businessObject.name || id, type: type.replace('bpmn:', ''), depth };
}
