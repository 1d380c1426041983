import type { FormComponent } from './form-schema.ts';

/** What a form's data may look like: fields, objects (by dotted keys or groups) and lists, each with the conditions that hide it. */
export type Shape = Map<string, Entry>;
export type Entry =
  | { kind: 'field'; component: FormComponent; hides: readonly string[] }
  | { kind: 'object'; shape: Shape }
  | { kind: 'list'; component: FormComponent; shape: Shape; hides: readonly string[] };

const fields = new Set([
  'textfield',
  'textarea',
  'number',
  'checkbox',
  'radio',
  'select',
  'checklist',
  'taglist',
  'datetime',
  'filepicker',
  'expression',
]);

/** The shape of the data that these components ask for. Of two fields with one key the last one counts. */
export function shapeOf(components: readonly FormComponent[]): Shape {
  const shape: Shape = new Map();
  fill(shape, components, []);
  return shape;
}

function fill(shape: Shape, components: readonly FormComponent[], outer: readonly string[]): void {
  for (const component of components) {
    const hide = component.conditional?.hide;
    const hides = hide === undefined ? outer : [...outer, hide];
    const inner = component.components ?? [];
    if (component.type === 'dynamiclist') {
      put(shape, component.path ?? component.key ?? '', { kind: 'list', component, shape: shapeOf(inner), hides });
    } else if (component.type === 'group') {
      fill(component.path ? within(shape, component.path.split('.')) : shape, inner, hides);
    } else if (fields.has(component.type) && component.key) {
      put(shape, component.key, { kind: 'field', component, hides });
    }
  }
}

function put(shape: Shape, path: string, entry: Entry): void {
  const names = path.split('.');
  within(shape, names.slice(0, -1)).set(names.at(-1) ?? '', entry);
}

function within(shape: Shape, names: readonly string[]): Shape {
  let found = shape;
  for (const name of names) {
    const entry = found.get(name);
    const next: Shape = entry?.kind === 'object' ? entry.shape : new Map();
    if (entry?.kind !== 'object') found.set(name, { kind: 'object', shape: next });
    found = next;
  }
  return found;
}
