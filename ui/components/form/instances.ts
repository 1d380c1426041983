import type { Form } from '@bpmn-io/form-js-viewer';

/** form-js's own parts, as far as the pages reach into it: its types do not tell them. */
export type Path = readonly (string | number)[];
export type FieldInstance = { id: string; valuePath: Path; indexes?: Record<string, number> };
export type FormField = {
  type: string;
  id: string;
  label?: string;
  dateLabel?: string;
  properties?: Record<string, unknown>;
  validate?: { required?: boolean };
};
export type Validator = { validateFieldInstance: (instance: FieldInstance, value: unknown) => string[] };
type Fields = { get: (id: string) => FormField | undefined };
type Instances = { getAll: () => FieldInstance[] };

export const pathOf = (instance: FieldInstance): string => instance.valuePath.join('/');

/** What is shown of the form, lists and all, in the order of the fields. */
export const instancesOf = (form: Form): FieldInstance[] => form.get<Instances>('formFieldInstanceRegistry').getAll();

export const fieldOf = (form: Form, { id }: FieldInstance): FormField | undefined =>
  form.get<Fields>('formFieldRegistry').get(id);

/** Errors are kept by field id, one level deeper for each list that the field stands in. */
export const messagesAt = (errors: Record<string, unknown>, instance: FieldInstance): string[] => {
  let found: unknown = errors[instance.id];
  for (const index of Object.values(instance.indexes ?? {})) {
    // Below a list, form-js keeps an array or an object by index.
    found = typeof found === 'object' && found !== null ? Reflect.get(found, String(index)) : undefined;
  }
  return Array.isArray(found) ? found.filter((message) => typeof message === 'string') : [];
};
