import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Moddle } from 'bpmn-js/lib/BaseViewer.js';
import { isModdle } from './is-moddle.ts';

/** Whether two texts say and draw the same; the order in which shapes are listed is nobody's choice. */
export async function sameDiagram(modeler: BaseViewer, one: string, other: string): Promise<boolean> {
  return (await inOrder(modeler, one)) === (await inOrder(modeler, other));
}

async function inOrder(modeler: BaseViewer, xml: string): Promise<string> {
  const moddle = modeler.get('moddle');
  const { rootElement } = await moddle.fromXML(xml);
  for (const picture of modelsOf(rootElement.get('diagrams'))) {
    const plane = picture.get('plane');
    // Sorted in its place: the list itself belongs to the model.
    if (isModdle(plane)) modelsIn(plane.get('planeElement'))?.sort(byElement);
  }
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

const byElement = (a: Moddle, b: Moddle) => (drawn(a) < drawn(b) ? -1 : 1);

function drawn(shape: Moddle): string {
  const element = shape.get('bpmnElement');
  return (isModdle(element) ? element.id : shape.id) ?? '';
}

const modelsIn = (value: unknown): Moddle[] | undefined =>
  Array.isArray(value) && value.every(isModdle) ? value : undefined;
const modelsOf = (value: unknown): Moddle[] => modelsIn(value) ?? [];
