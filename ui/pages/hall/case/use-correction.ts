import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import type { Body } from '../../../api/types.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import type { Fault } from '../../../components/error-summary.tsx';
import { idAt } from '../../../components/field.tsx';
import type { GivenFile } from '../../../components/file-drop.tsx';
import type { FormHandle } from '../../../components/form/form-view.tsx';
import { useFieldLabel } from '../../../components/form/use-field-label.ts';
import { type Case, useCaseUpdate } from './queries.ts';
import { useKeptCorrection } from './use-kept-correction.ts';

type Corrections = Body<'post', '/api/cases/{number}/corrections'>;

export const useCorrection = (item: Case, correction: NonNullable<Case['correction']>) => {
  const { asks } = correction;
  const { t } = useTranslation('hall');
  const inWords = useProblemText();
  const fieldLabel = useFieldLabel(item.formSchema);
  const update = useCaseUpdate(item.number);
  const kept = useKeptCorrection(item.number, correction);
  const { files, setFiles } = kept;
  const [faults, setFaults] = useState<Fault[]>([]);
  const [formFaults, setFormFaults] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const asked = asks.filter(({ material }) => isFile(material));
  // A notice that asks for no material at all is about the form.
  const formAsked = item.form !== null && (asked.length === 0 || asks.some(({ material }) => material === 'form'));
  const [formOpen, setFormOpen] = useState(formAsked || kept.form !== null);
  const formRef = useRef<FormHandle>(null);
  const last = useRef({ text: '', key: '' });

  const give = (code: string, file: GivenFile | undefined) => {
    setFiles((before) => {
      const others = Object.fromEntries(Object.entries(before).filter(([each]) => each !== code));
      return file ? { ...others, [code]: file } : others;
    });
    setFaults((before) => before.filter((fault) => fault.pointer !== `/materials/${code}`));
  };
  const nameOf = (code: string) => asks.find((ask) => ask.material === code)?.name ?? code;
  const show = (found: Fault[]) => {
    setFaults(found);
    setAttempt((before) => before + 1);
  };

  const submit = () => {
    const checked = formOpen ? formRef.current?.check() : undefined;
    const missing = asked
      .filter((ask) => !files[ask.material])
      .map(({ material, name }) => ({
        pointer: `/materials/${material}`,
        label: name,
        message: t('case.correctFault'),
      }));
    const inForm = (checked?.faults ?? []).map((fault) => ({ ...fault, pointer: `/form${fault.pointer}` }));
    if (missing.length + inForm.length > 0) return show([...missing, ...inForm]);
    sending.mutate({
      materials: Object.entries(files).map(([code, file]) => ({ code, fileId: file.fileId, mode: 'upload' })),
      ...(checked ? { form: JSON.parse(JSON.stringify(checked.data)) } : {}),
    });
  };

  const refuse = (error: Error, body: Corrections) => {
    if (!hasPlaces(error)) return;
    setFormFaults(error.below('/form'));
    if (error.errors.some((each) => each.pointer.startsWith('/form/'))) setFormOpen(true);
    show(
      error.errors.map(({ pointer, message }) => {
        const [, place, index = ''] = pointer.split('/');
        if (place === 'form') return { pointer, label: fieldLabel(pointer), message };
        if (place !== 'materials') return { pointer, label: '', message };
        const code = body.materials[Number(index)]?.code ?? asks[Number(index)]?.material ?? index;
        return { pointer: `/materials/${code}`, label: nameOf(code), message };
      }),
    );
  };

  const sending = useMutation({
    mutationFn: async (body: Corrections) => {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      const options = { params: { number: item.number }, body, idempotencyKey: last.current.key };
      const corrected = await api.post('/api/cases/{number}/corrections', options);
      kept.forget();
      await update(corrected);
    },
    onError: refuse,
  });

  const goTo = (pointer: string) => {
    if (pointer.startsWith('/form/')) formRef.current?.focus(pointer.slice('/form'.length));
    else document.getElementById(idAt(pointer))?.focus();
  };
  return {
    ...{ asked, files, give, faults, formFaults, attempt, formAsked, formOpen, formRef, goTo, submit },
    busy: sending.isPending,
    failure: sending.error && !hasPlaces(sending.error) ? inWords(sending.error) : '',
    form: kept.form ?? item.form ?? {},
    keepForm: kept.setForm,
    toggleForm: () => setFormOpen(!formOpen),
  };
};

/** Refused field by field: each is told at its place. */
const hasPlaces = (error: Error): error is ApiProblem => error instanceof ApiProblem && error.errors.length > 0;

/** A notice may also be about the form: it is not a material, and nothing is uploaded for it. */
const isFile = (material: string): boolean => material !== '' && material !== 'form';
