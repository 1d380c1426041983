import { type LintProblem, lintDiagram } from '../../catalogue/lint/lint.ts';
import type { Hall } from '../hall.ts';

/**
 * All that is wrong with a text that is to become this diagram, by the rules and by what the hall knows of its item, forms
 * and workers.
 */
export function checkDiagram(hall: Hall, processId: string, xml: string): Promise<LintProblem[]> {
  const { root, judge } = hall.catalogue();
  return lintDiagram(xml, { processId, root, judge: (diagram) => judge(processId, diagram) });
}
