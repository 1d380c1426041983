import { useEffect, useState } from 'react';
import { api } from '../../../api/client.ts';
import type { Answer } from '../../../api/types.ts';
import { markProblems } from '../../../bpmn/marks/mark-problems.ts';
import type { Workbench } from '../../../bpmn/open-modeler.ts';
import { Checker } from './checker.ts';

export type Problem = Answer<'post', '/api/diagrams/{id}/lint'>['problems'][number];
export type Lint = { problems: readonly Problem[]; state: 'checking' | 'checked' | 'failed' };

/** Checks the diagram by the hall's rules a moment after each change, and marks what is wrong on the canvas. */
export function useLint(id: string, bench: Workbench | null): Lint {
  const [lint, setLint] = useState<Lint>({ problems: [], state: 'checking' });

  useEffect(() => {
    if (!bench) return;
    const checker = new Checker<Problem>({
      check: async (signal) => {
        const body = { xml: await bench.xml() };
        return (await api.post('/api/diagrams/{id}/lint', { params: { id }, body, signal })).problems;
      },
      tell: (state, problems) => {
        if (problems) markProblems(bench.modeler, problems);
        setLint((before) => ({ problems: problems ?? before.problems, state }));
      },
    });
    void checker.check();
    const stop = bench.onDrawn(() => checker.changed());
    const retry = () => checker.retry();
    window.addEventListener('online', retry);
    return () => {
      stop();
      window.removeEventListener('online', retry);
      checker.stop();
    };
  }, [bench, id]);

  return lint;
}
