import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { ErrorState } from '../error-state.tsx';
import { localizeCalendars, localizeDateHints } from './calendar-language.ts';
import { checkForm, focusField } from './check.ts';
import type { FormData, FormViewProps } from './form-view.tsx';
import { schemaIn } from './schema-language.ts';
import { ServerFaults } from './server-faults.ts';
import { translateModule } from './translate.ts';

export const Viewer = ({ schema, data, readOnly = false, faults, onChange, ref }: FormViewProps) => {
  const { language } = useLanguage();
  const { t } = useTranslation('shell');
  const box = useRef<HTMLDivElement>(null);
  const form = useRef<Form>(null);
  const server = useRef(new ServerFaults());
  const latest = useRef<FormData>(data ?? {});
  const changed = useRef(onChange);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!box.current) return;
    // A debounced answer is written into the data as it was then: what was typed next, in the same list, is lost.
    // form-js reads `debounce` from its options, though its types do not say so.
    const options = { container: box.current, additionalModules: [translateModule(language)], debounce: false };
    localizeCalendars(language);
    const made = new Form(options);
    server.current.join(made);
    made.setProperty('readOnly', readOnly);
    form.current = made;
    // The form announces its own first state too: only what a person changes is passed on.
    let ready = false;
    made.on('changed', (state: { data: FormData }) => {
      if (!ready) return;
      latest.current = state.data;
      changed.current?.(state.data);
    });
    // Fields appear one by one; only those that have can be put into words, and show what the server found.
    let timer: ReturnType<typeof setTimeout>;
    made.on('formFieldInstance.added', () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (box.current) localizeDateHints(box.current, language);
        if (server.current.waiting) made.validate();
      }, 0);
    });
    made.importSchema(schemaIn(schema, language), latest.current).then(
      () => {
        ready = true;
      },
      () => setFailed(true),
    );
    return () => {
      clearTimeout(timer);
      form.current = null;
      made.destroy();
    };
  }, [schema, language, readOnly]);

  useEffect(() => {
    server.current.set(faults ?? {});
    if (faults && Object.keys(faults).length > 0) form.current?.validate();
  }, [faults]);

  useImperativeHandle(
    ref,
    () => ({
      check: () => (form.current ? checkForm(form.current) : { data: latest.current, faults: [] }),
      focus: (pointer) => {
        if (form.current) focusField(form.current, box.current, pointer);
      },
    }),
    [],
  );

  if (failed) return <ErrorState text={t('form.broken')} />;
  return <div ref={box} className={readOnly ? 'form-view form-view-read' : 'form-view'} />;
};
