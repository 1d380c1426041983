import { pathsOf } from '../feel/feel-names.ts';
import type { FormComponent } from '../form/form-schema.ts';
import { type Shape, shapeOf } from '../form/form-shape.ts';

/** What is known of who applies, to the item's expressions. */
const applicant = new Set(['kind', 'name', 'certificateType', 'certificateNumber', 'phone']);

/** What an expression of item.json reads though nobody gives it: it would be null, and its condition never hold. */
export function unknownReads(expression: string, components: readonly FormComponent[]): string[] {
  const shape = shapeOf(components);
  return pathsOf(expression).flatMap(([root = '', ...names]) => {
    if (root === 'item') return [];
    if (root === 'form') return lacks(shape, names) ? [`申请表没有“${names.join('.')}”这一项`] : [];
    if (root !== 'applicant') return [`“${root}”没有来处：这里只能用 form、applicant 和 item`];
    const [name] = names;
    return name !== undefined && !applicant.has(name) ? [`申请人没有“${name}”这一项`] : [];
  });
}

/** A field ends the way: what its answer is made of, the form does not say. */
export function lacks(shape: Shape, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return false;
  const entry = shape.get(name);
  if (!entry) return true;
  return entry.kind === 'field' ? false : lacks(entry.shape, rest);
}

/** Names in the conditions that hide a form's fields which are no field of it; `element` is the field that is hidden. */
export function unknownInForm(components: readonly FormComponent[]): { element: string | null; name: string }[] {
  const shape = shapeOf(components);
  return flat(components).flatMap((component) => {
    const element = component.key ?? component.path ?? component.id ?? null;
    const hide = component.conditional?.hide;
    const hidden = hide === undefined ? [] : pathsOf(hide).filter(([root = '']) => !rows.has(root));
    const unknown = hidden.filter((path) => lacks(shape, path)).map((path) => path.join('.'));
    return unknown.map((name) => ({ element, name }));
  });
}

/** Of a row of a list, its own and its place. */
const rows = new Set(['this', 'parent', 'i']);

/** Not into lists: the fields of a row speak of their row. */
const flat = (components: readonly FormComponent[]): FormComponent[] =>
  components.flatMap((component) => [
    component,
    ...(component.type === 'dynamiclist' ? [] : flat(component.components ?? [])),
  ]);

/** Keys that two fields of a form share though both are always shown: the second answer takes the place of the first. */
export function sharedKeys(components: readonly FormComponent[]): string[] {
  const always = components.filter(({ conditional }) => conditional?.hide === undefined);
  const keys = always.flatMap(({ key, type }) => (key && type !== 'dynamiclist' ? [key] : []));
  const within = components.flatMap((component) => sharedKeys(component.components ?? []));
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index)), ...within];
}
