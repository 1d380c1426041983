import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Element, Template } from 'bpmn-js/lib/BaseViewer.js';
import { inOneStep } from './one-step.ts';
import { makeRoom, moveFree } from './room.ts';

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
  const added = inOneStep(modeler, () => {
    const shape = place(modeler, modeler.get('elementTemplates').createElement(template));
    modeler.get('modeling').updateProperties(shape, { name: template.name });
    return shape;
  });
  modeler.get('selection').select(added);
  return added;
}

function place(modeler: BaseViewer, shape: Element): Element {
  const source = selectedElement(modeler);
  const line = source && (isFlow(source) ? source : wayOn(source));
  const modeling = modeler.get('modeling');
  if (line) return modeling.createShape(shape, makeRoom(modeler, line, shape), line);
  const placed =
    source && canFollow(source)
      ? modeler.get('autoPlace').append(source, shape)
      : modeling.createShape(shape, middleOfView(modeler), holder(modeler));
  moveFree(modeler, placed);
  return placed;
}

/** The one line that leads on from a step: what comes after it goes into this line. A second one would split the way. */
function wayOn(source: Element): Element | undefined {
  const lines = (source.outgoing ?? []).filter(isFlow);
  return canFollow(source) && lines.length === 1 ? lines[0] : undefined;
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
