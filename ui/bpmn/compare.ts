import type BaseViewer from 'bpmn-js/lib/BaseViewer.js';
import type { Element } from 'bpmn-js/lib/BaseViewer.js';
import { factsOf, SEPARATOR } from './outline/facts.ts';

export type PropertyChange = { path: readonly string[]; before: string; after: string };
export type Change = {
  id: string;
  name: string;
  kind: 'added' | 'removed' | 'changed';
  properties: PropertyChange[];
};

type Known = { name: string; facts: Map<string, string> };

/** What a diagram says, element by element, in the order of its drawing; positions and sizes are left out. */
export function readElements(viewer: BaseViewer): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const element of viewer.get('elementRegistry').getAll()) {
    const { businessObject, labelTarget } = element;
    const { id, $type } = businessObject;
    if (labelTarget || !id || known.has(id)) continue;
    known.set(id, { name: nameOf(element), facts: factsOf(businessObject) });
    if ($type === 'bpmn:Participant') addProcess(known, businessObject.get('processRef'));
  }
  return known;
}

/** What became of `before` in `after`: added, removed, and changed with each property's two values. */
export function compareElements(before: Map<string, Known>, after: Map<string, Known>): Change[] {
  const removed = [...before].filter(([id]) => !after.has(id)).map(([id, { name }]) => change('removed', id, name));
  const rest = [...after].flatMap(([id, { name, facts }]) => {
    const old = before.get(id);
    if (!old) return change('added', id, name);
    const properties = compareFacts(old.facts, facts);
    return properties.length > 0 ? { ...change('changed', id, name), properties } : [];
  });
  return [...removed, ...rest];
}

function compareFacts(before: Map<string, string>, after: Map<string, string>): PropertyChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .map((path) => ({ path: path.split(SEPARATOR), before: before.get(path) ?? '', after: after.get(path) ?? '' }))
    .filter((property) => property.before !== property.after);
}

/** In a diagram with pools the process itself is no shape, yet its name and its id are worth telling. */
function addProcess(known: Map<string, Known>, process: unknown): void {
  if (typeof process !== 'object' || process === null || !('id' in process) || typeof process.id !== 'string') return;
  const name = 'name' in process && typeof process.name === 'string' ? process.name : process.id;
  known.set(process.id, { name, facts: factsOf(process) });
}

/** A line without a name is known by its ends. */
function nameOf({ id, businessObject, source, target }: Element): string {
  if (businessObject.name) return businessObject.name;
  return source && target ? `${nameOf(source)} → ${nameOf(target)}` : id;
}

const change = (kind: Change['kind'], id: string, name: string): Change => ({ id, name, kind, properties: [] });
