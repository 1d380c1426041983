import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Element, Template } from 'bpmn-js/lib/BaseViewer.js';

/** The one selected element, if exactly one is. */
export function selectedElement(modeler: BaseViewer): Element | undefined {
  const selected = modeler.get('selection').get();
  return selected.length === 1 ? selected[0] : undefined;
}

/** Whether a step may come after it: not after an end, a line, or a label. */
export const canFollow = ({ businessObject, waypoints, labelTarget }: Element): boolean =>
  !waypoints &&
  !labelTarget &&
  businessObject.$instanceOf('bpmn:FlowNode') &&
  !businessObject.$instanceOf('bpmn:EndEvent');

export const isFlow = ({ type }: Element): boolean => type === 'bpmn:SequenceFlow';

/** Draws a new task made from a template: into the selected line, after the selected step, else in the middle of the view. */
export function addTemplate(modeler: BaseViewer, template: Template): Element {
  const shape = modeler.get('elementTemplates').createElement(template);
  const added = place(modeler, shape);
  modeler.get('modeling').updateProperties(added, { name: template.name });
  modeler.get('selection').select(added);
  return added;
}

function place(modeler: BaseViewer, shape: Element): Element {
  const source = selectedElement(modeler);
  if (source && canFollow(source)) return modeler.get('autoPlace').append(source, shape);
  const modeling = modeler.get('modeling');
  if (source && isFlow(source)) return modeling.createShape(shape, middleOf(source.waypoints ?? []), source);
  return modeling.createShape(shape, middleOfView(modeler), holder(modeler));
}

/** In a diagram with pools, steps belong to a pool, never to the paper. */
function holder(modeler: BaseViewer): Element {
  const [pool] = modeler.get('elementRegistry').filter(({ type }) => type === 'bpmn:Participant');
  return pool ?? modeler.get('canvas').getRootElement();
}

type Point = { x: number; y: number };

function middleOfView(modeler: BaseViewer): Point {
  const { x, y, width, height } = modeler.get('canvas').viewbox();
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

/** Middle of a line's longest stretch, where a step fits best. */
function middleOf(points: readonly Point[]): Point {
  const stretches = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, length: Math.hypot(to.x - from.x, to.y - from.y) };
  });
  const [longest = { x: 0, y: 0 }] = stretches.toSorted((a, b) => b.length - a.length);
  return { x: Math.round(longest.x), y: Math.round(longest.y) };
}
