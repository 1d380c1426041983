/** Drawn elements of their own, ways back, and the picture: told elsewhere or not at all. */
const LEFT_OUT = new Set([
  'id',
  'di',
  'incoming',
  'outgoing',
  'flowElements',
  'artifacts',
  'laneSets',
  'lanes',
  'childLaneSet',
  'flowNodeRef',
  'participants',
  'messageFlows',
  'processRef',
]);

/** Parts that belong to their element; anything else with an id is a reference to another one. */
const PART = /EventDefinition$|LoopCharacteristics$|Expression$|^zeebe:|ExtensionElements$|Documentation$/;

/**
 * What an element says apart from where it is drawn, flat: task headers › limit › `3 working-day`. A new
 * entry on top of a list does not change those below it.
 */
export function factsOf(element: object): Map<string, string> {
  const facts = new Map<string, string>();
  for (const [property, value] of Object.entries(element)) {
    if (!property.startsWith('$') && !LEFT_OUT.has(property)) gather(value, property, facts);
  }
  return facts;
}

/** Between the parts of a path: a header's key may hold any printable sign. */
export const SEPARATOR = '\u001f';

function gather(value: unknown, path: string, facts: Map<string, string>): void {
  if (value === undefined || value === null || value === '') return;
  if (Array.isArray(value)) gatherList(value, path, facts);
  else if (!isModdle(value)) facts.set(path, String(value));
  else if (PART.test(value.$type)) gatherPart(value, path, facts);
  else facts.set(path, labelOf(value));
}

function gatherPart(part: Moddle, path: string, facts: Map<string, string>, told?: string): void {
  const properties = Object.entries(part).filter(([property]) => !property.startsWith('$') && property !== 'id');
  if (properties.length === 0) facts.set(path, part.$type);
  for (const [property, inner] of properties) {
    if (property !== told) gather(inner, join(path, property), facts);
  }
}

/** Entries go by their key, target or name where they have one, else by their type and place. */
function gatherList(list: readonly unknown[], path: string, facts: Map<string, string>): void {
  for (const [index, entry] of list.entries()) {
    if (!isModdle(entry) || !PART.test(entry.$type)) {
      gather(entry, `${path}${SEPARATOR}${index + 1}`, facts);
      continue;
    }
    if (ALONE.has(path)) {
      gatherPart(entry, entry.$type, facts);
      continue;
    }
    const told = ['key', 'target', 'name'].find((property) => typeof Reflect.get(entry, property) === 'string');
    const name = told ? Reflect.get(entry, told) : index + 1;
    gatherPart(entry, [path, entry.$type, name].join(SEPARATOR), facts, told);
  }
}

/** Lists whose entries differ by their type, so that the list itself need not be told. */
const ALONE = new Set(['extensionElements', 'eventDefinitions', 'documentation']);

/** Containers of lists say nothing themselves: `extensionElements/values/…` would only make the path longer. */
const join = (path: string, property: string) =>
  ['values', 'inputParameters', 'outputParameters', 'properties', 'body', 'text'].includes(property)
    ? path
    : `${path}${SEPARATOR}${property}`;

function labelOf(value: Moddle): string {
  const { name, id, $type } = value;
  return typeof name === 'string' && name !== '' ? name : typeof id === 'string' ? id : $type;
}

type Moddle = { $type: string; name?: unknown; id?: unknown };
const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
