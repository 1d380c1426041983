import { createHash } from 'node:crypto';
import type { ModdleElement } from 'bpmn-moddle';
import type { CatalogueDiagram, DiagramElement } from './catalogue.ts';
import { type Diagram, extensionsOf, readDiagram } from './diagram.ts';
import { mainWay } from './item/main-way.ts';
import { calledId, headersOf, textOf } from './moddle.ts';

const node = /(Task|Event|Gateway|SubProcess|CallActivity)$/;

/** Reads a diagram and what the hall needs of it. Throws on text that is no BPMN or holds no process. */
export async function readCatalogueDiagram(xml: string): Promise<{ described: CatalogueDiagram; diagram: Diagram }> {
  const diagram = await readDiagram(xml);
  return { described: describeDiagram(diagram, xml), diagram };
}

/** What the hall needs of a diagram. Throws on one that holds no process. */
export function describeDiagram(diagram: Diagram, xml: string): CatalogueDiagram {
  const process = [...diagram.elements.values()].find(({ $type }) => $type === 'bpmn:Process');
  if (!process) throw new Error('图中没有流程');
  const elements = [...diagram.elements.values()].filter(({ $type }) => node.test($type)).map(describe);
  const calls = elements.length === 0 ? [] : calledBy(diagram);
  return {
    processId: process.id ?? '',
    name: process.name ?? '',
    xml,
    hash: createHash('sha256').update(xml).digest('hex'),
    elements: new Map(elements.map((element) => [element.id, element])),
    calls: [...new Set(calls)],
    way: mainWay(process),
  };
}

function describe(element: ModdleElement): DiagramElement {
  return {
    id: element.id ?? '',
    name: element.name ?? '',
    type: element.$type.replace(/^bpmn:/, ''),
    headers: headersOf(element),
    formKey: textOf(extensionsOf(element, 'zeebe:FormDefinition')[0], 'formKey'),
    worker: textOf(extensionsOf(element, 'zeebe:TaskDefinition')[0], 'type'),
  };
}

function calledBy(diagram: Diagram): string[] {
  return [...diagram.elements.values()].flatMap((element) => calledId(element) ?? []);
}
