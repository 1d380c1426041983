import type { Form } from '@bpmn-io/form-js-viewer';
import type { FormData } from './form-view.tsx';
import { type FieldInstance, fieldOf, instancesOf, messagesAt, pathOf } from './instances.ts';
import type { OwnRules } from './own-rules.ts';

/** Validates the whole form; faults come in the order of the fields. */
export const checkForm = (
  form: Form,
  rules: OwnRules,
  box: HTMLElement,
): { data: FormData; faults: { pointer: string; message: string }[] } => {
  const { data, errors } = form.submit();
  markLists(form, rules, box, false);
  const faults = instancesOf(form).flatMap((instance) => {
    const [message] = [...messagesAt(errors, instance), ...rules.listFaults(instance)];
    return message === undefined ? [] : [{ pointer: `/${pathOf(instance)}`, message }];
  });
  return { data, faults };
};

export const focusField = (form: Form, box: HTMLElement | null, pointer: string): void => {
  const instance = instancesOf(form).find((each) => `/${pathOf(each)}` === pointer);
  if (!instance || !box) return;
  const id = domIdOf(form, instance);
  const field = box.querySelector(`[id^="${CSS.escape(id)}"]`);
  const target = field?.matches('input, textarea, select, button') ? field : field?.querySelector('input, button');
  const focusable = target ?? box.querySelector(`label[for^="${CSS.escape(id)}"] input`) ?? firstOf(field);
  if (focusable instanceof HTMLElement) focusable.focus();
  else field?.scrollIntoView({ block: 'center' });
};

/** Where a list as a whole is at fault, its box says so; form-js has no place for it. `onlyShown`: looks again at those that do. */
export const markLists = (form: Form, rules: OwnRules, box: HTMLElement, onlyShown: boolean): void => {
  for (const instance of instancesOf(form)) {
    const group = listBox(box.querySelector(`[id="${CSS.escape(domIdOf(form, instance))}"]`));
    if (!(group instanceof HTMLElement) || fieldOf(form, instance)?.type !== 'dynamiclist') continue;
    if (onlyShown && group.dataset['fault'] === undefined) continue;
    const [message] = rules.listFaults(instance);
    if (message === undefined) delete group.dataset['fault'];
    else group.dataset['fault'] = message;
  }
};

/** form-js gives a list's id to its heading. */
const listBox = (heading: Element | null): Element | null => heading?.closest('.fjs-form-field-grouplike') ?? null;
const firstOf = (heading: Element | null): Element | null => listBox(heading)?.querySelector('input, button') ?? null;

const domIdOf = (form: Form, { id, indexes }: FieldInstance): string =>
  `fjs-form-${form._id}-${id}${Object.values(indexes ?? {})
    .map((index) => `_${index}`)
    .join('')}`;
