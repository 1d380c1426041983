import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Catalogue, CatalogueDiagram, CatalogueItem } from '../../server/catalogue/catalogue.ts';
import { readCatalogueDiagram } from '../../server/catalogue/catalogue-diagram.ts';
import { extensionsOf, readDiagram } from '../../server/catalogue/diagram.ts';

/**
 * The same catalogue under other process ids, start messages and job types, so that several halls (tests side by side) can use one engine.
 * Item codes and element ids stay.
 */
export async function withSuffix(catalogue: Catalogue, suffix: string): Promise<Catalogue> {
  const ids = new Set([...catalogue.items.keys(), ...catalogue.shared.keys()]);
  const renamed = async <D extends CatalogueDiagram>(diagram: D): Promise<D> => {
    const { described } = await readCatalogueDiagram(await renameIn(diagram.xml, ids, suffix));
    return { ...diagram, ...described };
  };
  const items = new Map<string, CatalogueItem>();
  for (const [code, item] of catalogue.items) items.set(code, await renamed(item));
  const shared = new Map<string, CatalogueDiagram>();
  for (const diagram of catalogue.shared.values()) shared.set(diagram.processId + suffix, await renamed(diagram));
  const bare = (id: string) => (id.endsWith(suffix) ? id.slice(0, -suffix.length) : id);
  return {
    ...catalogue,
    items,
    shared,
    element: (processId, elementId) => catalogue.element(bare(processId), elementId),
  };
}

/** Renames the processes with these ids, their calls, their start messages and all job types. References in the XML follow by themselves. */
async function renameIn(xml: string, ids: ReadonlySet<string>, suffix: string): Promise<string> {
  const { root, elements } = await readDiagram(xml);
  for (const element of elements.values()) {
    const { $type, id = '', name = '' } = element;
    if ($type === 'bpmn:Process' && ids.has(id)) element.set('id', id + suffix);
    if ($type === 'bpmn:Message' && ids.has(name.replace(/^start-/, ''))) element.set('name', name + suffix);
    for (const called of extensionsOf(element, 'zeebe:CalledElement')) append(called, 'processId', ids, suffix);
    for (const job of extensionsOf(element, 'zeebe:TaskDefinition')) append(job, 'type', null, suffix);
  }
  return (await new BpmnModdle({ zeebe }).toXML(root, { format: true })).xml;
}

type Settable = { get(property: string): unknown; set(property: string, value: unknown): void };

function append(element: Settable, property: string, only: ReadonlySet<string> | null, suffix: string): void {
  const value = element.get(property);
  if (typeof value === 'string' && !value.startsWith('=') && (only === null || only.has(value))) {
    element.set(property, value + suffix);
  }
}
