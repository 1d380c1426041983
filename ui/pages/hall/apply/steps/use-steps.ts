import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Step } from './steps.ts';

/**
 * Where one is among the steps. The step is part of the address, so that the way back of the browser (on a phone often
 * the only one that is thought of) leads to the step before and not out of the application.
 */
export const useSteps = (steps: readonly Step[], begun: number) => {
  const [search, setSearch] = useSearchParams();
  const [first] = useState(begun);
  const [reached, setReached] = useState(first);
  const asked = steps.map(String).indexOf(search.get('step') ?? '');
  // An address of another visit may name a step that this one has not come to.
  const index = asked < 0 || asked > reached ? first : asked;
  const to = (at: number): void => {
    const step = steps[at];
    if (step === undefined || at === index) return;
    setReached((before) => Math.max(before, at));
    setSearch({ step });
    window.scrollTo(0, 0);
  };
  return { index, step: steps[index] ?? 'confirm', reached, to };
};
