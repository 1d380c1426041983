import type { Form } from '@bpmn-io/form-js-viewer';
import type { FormData, FormFault } from './form-view.tsx';
import { type FieldInstance, pathOf } from './server-faults.ts';

type Instances = { getAllKeyed: () => FieldInstance[] };
type Field = { label?: string; dateLabel?: string };
type Fields = { get: (id: string) => Field | undefined };
/** Errors are kept by field id, one level deeper for each list that the field stands in. */
type Errors = Record<string, unknown>;

/** Validates the whole form; faults come in the order of the fields. */
export const checkForm = (form: Form): { data: FormData; faults: FormFault[] } => {
  const { data, errors } = form.submit();
  const faults: FormFault[] = [];
  for (const instance of instancesOf(form)) {
    const message = messageAt(errors, instance);
    if (message !== undefined)
      faults.push({ pointer: `/${pathOf(instance)}`, label: labelOf(form, instance), message });
  }
  return { data, faults };
};

export const focusField = (form: Form, box: HTMLElement | null, pointer: string): void => {
  const instance = instancesOf(form).find((each) => `/${pathOf(each)}` === pointer);
  if (!instance || !box) return;
  const indexes = Object.values(instance.indexes ?? {}).map((index) => `_${index}`);
  const id = `fjs-form-${form._id}-${instance.id}${indexes.join('')}`;
  const field = box.querySelector(`[id^="${CSS.escape(id)}"]`);
  const target = field?.matches('input, textarea, select, button') ? field : field?.querySelector('input, button');
  const focusable = target ?? box.querySelector(`label[for^="${CSS.escape(id)}"] input`);
  if (focusable instanceof HTMLElement) focusable.focus();
  else field?.scrollIntoView({ block: 'center' });
};

const instancesOf = (form: Form): FieldInstance[] => form.get<Instances>('formFieldInstanceRegistry').getAllKeyed();

const labelOf = (form: Form, instance: FieldInstance): string => {
  const field = form.get<Fields>('formFieldRegistry').get(instance.id);
  return field?.label ?? field?.dateLabel ?? instance.id;
};

const messageAt = (errors: Errors, instance: FieldInstance): string | undefined => {
  let found: unknown = errors[instance.id];
  for (const index of Object.values(instance.indexes ?? {})) {
    // Below a list, form-js keeps an array or an object by index.
    found = typeof found === 'object' && found !== null ? Reflect.get(found, String(index)) : undefined;
  }
  return Array.isArray(found) ? found.find((message) => typeof message === 'string') : undefined;
};
