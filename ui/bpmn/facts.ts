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
 * What an element says apart from where it is drawn, flat: `zeebe:TaskHeaders/limit` → `3 working-day`. List entries go
 * by their key, target or name, so that a new entry on top does not change all below it.
 */
export function factsOf(element: object): Map<string, string> {
  const facts = new Map<string, string>();
  for (const [property, value] of Object.entries(element)) {
    if (!property.startsWith('$') && !LEFT_OUT.has(property)) gather(value, property, facts);
  }
  return facts;
}

function gather(value: unknown, path: string, facts: Map<string, string>): void {
  if (value === undefined || value === null || value === '') return;
  if (Array.isArray(value)) {
    value.forEach((entry, index) => {
      gather(entry, entryPath(path, entry, index), facts);
    });
  } else if (!isModdle(value)) facts.set(path, String(value));
  else if (PART.test(value.$type)) {
    for (const [property, inner] of Object.entries(value)) {
      if (!property.startsWith('$') && property !== 'id') gather(inner, join(path, property), facts);
    }
    if (!Object.keys(value).some((property) => !property.startsWith('$'))) facts.set(path, value.$type);
  } else facts.set(path, labelOf(value));
}

/** Containers of lists say nothing themselves: `extensionElements/values/…` would only make the path longer. */
const join = (path: string, property: string) =>
  ['values', 'inputParameters', 'outputParameters', 'properties', 'body', 'text'].includes(property)
    ? path
    : `${path}/${property}`;

function entryPath(path: string, entry: unknown, index: number): string {
  if (!isModdle(entry)) return `${path}/${index + 1}`;
  const base =
    path === 'extensionElements' || path === 'eventDefinitions' || path === 'documentation' ? '' : `${path}/`;
  const key = ['key', 'target', 'name']
    .map((property) => Reflect.get(entry, property))
    .find((name) => typeof name === 'string');
  return base === '' ? entry.$type : `${base}${key ? `${entry.$type}/${key}` : `${entry.$type}/${index + 1}`}`;
}

function labelOf(value: Moddle): string {
  const { name, id, $type } = value;
  return typeof name === 'string' && name !== '' ? name : typeof id === 'string' ? id : $type;
}

type Moddle = { $type: string; name?: unknown; id?: unknown };
const isModdle = (value: unknown): value is Moddle =>
  typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
