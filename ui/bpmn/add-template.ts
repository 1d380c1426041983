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

/** Draws a new task made from a template: after the selected element, else in the middle of the view. */
export function addTemplate(modeler: BaseViewer, template: Template): Element {
  const shape = modeler.get('elementTemplates').createElement(template);
  const source = selectedElement(modeler);
  const added =
    source && canFollow(source)
      ? modeler.get('autoPlace').append(source, shape)
      : modeler.get('modeling').createShape(shape, middleOfView(modeler), modeler.get('canvas').getRootElement());
  modeler.get('modeling').updateProperties(added, { name: template.name });
  modeler.get('selection').select(added);
  return added;
}

function middleOfView(modeler: BaseViewer): { x: number; y: number } {
  const { x, y, width, height } = modeler.get('canvas').viewbox();
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
