import { Form } from '@bpmn-io/form-js-viewer';
import { faultInEnglish } from '../../i18n/en/faults.ts';
import type { Language } from '../../i18n/index.ts';
import { localizeCalendars, localizeDateHints } from './calendar-language.ts';
import { markLists } from './check.ts';
import type { FormData } from './form-view.tsx';
import { nameRemovals } from './name-removals.ts';
import { OwnRules } from './own-rules.ts';
import type { ServerFaults } from './server-faults.ts';
import { SteadyFaults } from './steady-faults.ts';
import { translateModule } from './translate.ts';

type Opening = {
  container: HTMLElement;
  language: Language;
  readOnly: boolean;
  server: ServerFaults;
  onChange: (data: FormData) => void;
};

export type OpenForm = {
  form: Form;
  rules: OwnRules;
  steady: SteadyFaults;
  fill: (schema: unknown, data: FormData) => Promise<void>;
  close: () => void;
};

/** A form of form-js in the hall's language, with the hall's own rules in its checks. */
export function openForm({ container, language, readOnly, server, onChange }: Opening): OpenForm {
  // A debounced answer is written into the data as it was then: what was typed next, in the same list, is lost.
  // form-js reads `debounce` from its options, though its types do not say so.
  const options = { container, additionalModules: [translateModule(language)], debounce: false };
  localizeCalendars(language);
  const stopNaming = nameRemovals(container, language);
  const form = new Form(options);
  const rules = new OwnRules(form, (message) => (language === 'en' ? faultInEnglish(message) : message));
  server.join(form);
  const steady = new SteadyFaults(form);
  form.setProperty('readOnly', readOnly);
  // The form announces its own first state too: only what a person changes is passed on.
  let ready = false;
  let lists: ReturnType<typeof setTimeout>;
  form.on('changed', (state: { data: FormData }) => {
    if (!ready) return;
    onChange(state.data);
    clearTimeout(lists);
    lists = setTimeout(() => steady.whenUp(() => markLists(form, rules, container, true)), 0);
  });
  // Fields appear one by one; only those that have can be put into words, and show what the server found.
  let timer: ReturnType<typeof setTimeout>;
  form.on('formFieldInstance.added', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      localizeDateHints(container, language);
      if (server.waiting) form.validate();
    }, 0);
  });
  const fill = async (schema: unknown, data: FormData) => {
    await form.importSchema(schema, data);
    ready = true;
  };
  const close = () => {
    clearTimeout(timer);
    clearTimeout(lists);
    stopNaming();
    form.destroy();
  };
  return { form, rules, steady, fill, close };
}
