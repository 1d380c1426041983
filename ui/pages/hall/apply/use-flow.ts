import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { idAt } from '../../../components/field.tsx';
import type { FormHandle } from '../../../components/form/form-view.tsx';
import type { Application } from './application.ts';
import { type Faults, ofForm, without } from './faults.ts';
import type { FlowProps } from './flow.tsx';
import { type Step, stepAt, stepsOf } from './steps/steps.ts';
import { useSteps } from './steps/use-steps.ts';
import { useAutosave } from './use-autosave.ts';
import { useSubmit } from './use-submit.ts';
import { checkStep } from './validate.ts';

export type FlowState = ReturnType<typeof useFlow>;

/** Where the applicant is, what is filled in, and what is wrong with it. */
export const useFlow = ({ item, profile, begun, firstStep, revision }: FlowProps) => {
  const { t } = useTranslation('hall');
  const steps = stepsOf(item);
  const { index, step, reached, to } = useSteps(steps, firstStep);
  const [application, setApplication] = useState<Application>(begun);
  const [faults, setFaults] = useState<Faults>({});
  /** The form shows its own faults by itself; these are the ones that only the hall could see. */
  const [formFaults, setFormFaults] = useState<Record<string, string>>({});
  const [attempt, setAttempt] = useState(0);
  const [needed, setNeeded] = useState<readonly string[]>([]);
  const form = useRef<FormHandle>(null);
  const { area, ...data } = application;
  // What form-js holds is JSON by its nature; the round trip drops `undefined`.
  const draft = { area: area || null, step: index, data: JSON.parse(JSON.stringify(data)) };
  const { save, stop, keepMine } = useAutosave(item.code, draft, revision);
  const { submit, submitting, refusal } = useSubmit(item.code, profile, stop);
  const awaited = useFocusOnArrival(step, form);

  const change = (part: Partial<Application>, pointer: string) => {
    setApplication((before) => ({ ...before, ...part }));
    setFaults((before) => without(before, pointer));
  };
  const show = (found: Faults) => {
    setFaults(found);
    setAttempt((before) => before + 1);
  };
  const go = (wanted: Step) => {
    const at = steps.indexOf(wanted);
    if (at <= reached) to(at);
  };
  const next = async () => {
    if (step === 'confirm') {
      const refused = await submit(application);
      if (refused) {
        setFormFaults(ofForm(refused));
        show(refused);
      }
      return;
    }
    const found = checkStep({ step, application, form: form.current, needed, t });
    if (Object.keys(found).length > 0) return show({ ...faultsElsewhere(faults, step), ...found });
    setFaults(faultsElsewhere(faults, step));
    if (step === 'form') setFormFaults({});
    to(index + 1);
  };
  const goTo = (pointer: string) => {
    awaited.current = pointer;
    if (stepAt(pointer) === step) awaited.arrive();
    else go(stepAt(pointer));
  };
  return {
    steps,
    step,
    index,
    reached: steps.slice(0, reached + 1),
    application,
    faults,
    formFaults,
    attempt,
    save,
    submitting,
    refusal,
    form,
    needed,
    setNeeded,
    change,
    go,
    goTo,
    next,
    back: () => to(index - 1),
    stop,
    keepMine,
  };
};

const faultsElsewhere = (faults: Faults, step: Step): Faults =>
  Object.fromEntries(Object.entries(faults).filter(([pointer]) => stepAt(pointer) !== step));

/** A pointer; '' is the heading; null leaves the focus where the page's arrival has put it. */
type Target = { current: string | null; arrive: () => void };

/** A step's heading gets the focus when one comes to it, or the field that was asked for; a form needs a moment to appear. */
const useFocusOnArrival = (step: Step, form: { readonly current: FormHandle | null }) => {
  const [target] = useState<Target>(() => ({
    current: null,
    arrive() {
      const pointer = target.current;
      target.current = '';
      if (pointer === null) return;
      if (pointer === '') document.getElementById('apply-step')?.focus({ preventScroll: true });
      else if (pointer.startsWith('/form/')) setTimeout(() => form.current?.focus(pointer.slice('/form'.length)), 300);
      else document.getElementById(idAt(pointer))?.focus();
    },
  }));
  useEffect(() => {
    if (step) target.arrive();
  }, [step, target]);
  return target;
};
