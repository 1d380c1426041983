import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import './form.css';
import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { ErrorState } from '../error-state.tsx';
import { checkForm, focusField } from './check.ts';
import type { FormData, FormViewProps } from './form-view.tsx';
import { type OpenForm, openForm } from './open-form.ts';
import { schemaIn } from './schema-language.ts';
import { ServerFaults } from './server-faults.ts';
import { useDays } from './use-days.ts';
import { useFieldLabel } from './use-field-label.ts';

export const Viewer = ({ schema, data, readOnly = false, area = '', given, faults, onChange, ref }: FormViewProps) => {
  const { language } = useLanguage();
  const { t } = useTranslation('shell');
  const labelOf = useFieldLabel(schema);
  const box = useRef<HTMLDivElement>(null);
  const open = useRef<OpenForm>(null);
  const server = useRef(new ServerFaults());
  const latest = useRef<FormData>(data ?? {});
  const changed = useRef(onChange);
  const days = useDays(schema, area);
  const masked = useMemo(() => maskedIn(given), [given]);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    changed.current = onChange;
  }, [onChange]);

  useEffect(() => {
    if (!box.current) return;
    const made = openForm({
      container: box.current,
      language,
      readOnly,
      server: server.current,
      onChange: (now) => {
        latest.current = now;
        changed.current?.(now);
      },
    });
    open.current = made;
    made.fill(schemaIn(schema, language), latest.current).catch(() => setFailed(true));
    return () => {
      open.current = null;
      made.close();
    };
  }, [schema, language, readOnly]);

  useEffect(() => {
    if (!open.current) return;
    open.current.rules.days = days;
    open.current.rules.masked = masked;
  });

  useEffect(() => {
    server.current.set(faults ?? {});
    if (faults && Object.keys(faults).length > 0) open.current?.form.validate();
  }, [faults]);

  useImperativeHandle(ref, () => ({
    check: () => {
      if (!open.current || !box.current) return { data: latest.current, faults: [] };
      open.current.steady.settle();
      const checked = checkForm(open.current.form, open.current.rules, box.current);
      return { ...checked, faults: checked.faults.map((fault) => ({ ...fault, label: labelOf(fault.pointer) })) };
    },
    focus: (pointer) => {
      if (open.current) focusField(open.current.form, box.current, pointer);
    },
  }));

  if (failed) return <ErrorState text={t('form.broken')} />;
  return <div ref={box} className={readOnly ? 'form-view form-view-read' : 'form-view'} />;
};

/** Numbers as the hall has covered them, wherever they stand in the answers. */
const maskedIn = (given: unknown): ReadonlySet<string> =>
  new Set((JSON.stringify(given) ?? '').match(/(?<=")\d{3}\*+[\dX]{2}(?=")/g));
