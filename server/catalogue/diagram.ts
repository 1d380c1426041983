import { BpmnModdle, type ModdleElement } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { holdExpressions, holdText } from './diagram-size.ts';

export type Diagram = {
  root: ModdleElement;
  elements: ReadonlyMap<string, ModdleElement>;
  /** Ids of the processes in it, executable or not. */
  processes: readonly string[];
  warnings: readonly string[];
};

/**
 * Reads BPMN 2.0 with the engine's extensions.
 * @throws Error when the text is not XML, or is XML of something else; DiagramTooLarge when nobody can have drawn it.
 */
export async function readDiagram(xml: string): Promise<Diagram> {
  holdText(xml);
  const { rootElement, elementsById, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  holdExpressions(rootElement);
  const elements = new Map(Object.entries(elementsById));
  const processes = [...elements.values()]
    .filter(({ $type }) => $type === 'bpmn:Process')
    .flatMap(({ id }) => id ?? []);
  return { root: rootElement, elements, processes, warnings: warnings.map(({ message }) => message) };
}

/** Whether somebody can open it to draw: it has a plane on which its elements have their places. */
export function isDrawn({ root }: Diagram): boolean {
  const pictures = root.$type === 'bpmn:Definitions' ? root.get('diagrams') : [];
  return Array.isArray(pictures) && pictures.filter(isModdle).some((picture) => isModdle(picture.get('plane')));
}

/** The extension elements of one type, e.g. `zeebe:TaskDefinition`. */
export function extensionsOf(element: ModdleElement, type: string): ModdleElement[] {
  const holder = element.get('extensionElements');
  const values = isModdle(holder) ? holder.get('values') : [];
  return Array.isArray(values) ? values.filter(isModdle).filter(({ $type }) => $type === type) : [];
}

const isModdle = (value: unknown): value is ModdleElement =>
  typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
