import { useEffect, useState } from 'react';
import { api } from '../../../api/client.ts';
import type { Answer } from '../../../api/types.ts';
import { markProblems } from '../../../bpmn/marks/mark-problems.ts';
import type { Workbench } from '../../../bpmn/open-modeler.ts';

export type Problem = Answer<'post', '/api/diagrams/{id}/lint'>['problems'][number];
export type Lint = { problems: readonly Problem[]; state: 'checking' | 'checked' | 'failed' };

const WAIT = 700;

/** Checks the diagram by the hall's rules a moment after each change, and marks what is wrong on the canvas. */
export function useLint(id: string, bench: Workbench | null): Lint {
  const [lint, setLint] = useState<Lint>({ problems: [], state: 'checking' });

  useEffect(() => {
    if (!bench) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = new AbortController();
    const check = async () => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      setLint(({ problems }) => ({ problems, state: 'checking' }));
      try {
        const body = { xml: await bench.xml() };
        const { problems } = await api.post('/api/diagrams/{id}/lint', { params: { id }, body, signal });
        if (signal.aborted) return;
        markProblems(bench.modeler, problems);
        setLint({ problems, state: 'checked' });
      } catch {
        if (!signal.aborted) setLint(({ problems }) => ({ problems, state: 'failed' }));
      }
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void check(), WAIT);
    };
    void check();
    const stop = bench.onChange(later);
    return () => {
      stop();
      clearTimeout(timer);
      asked.abort();
    };
  }, [bench, id]);

  return lint;
}
