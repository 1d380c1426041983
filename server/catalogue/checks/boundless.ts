import type { Diagram } from '../diagram.ts';
import { textsOf } from '../diagram-texts.ts';
import { boundlessFault } from '../feel/bounded.ts';
import { isExpression } from '../feel/expression.ts';
import type { Found } from './found.ts';

/**
 * Expressions that must not be reckoned, wherever in the diagram they stand. Asked before every other check: some of those
 * reckon them as well.
 */
export function boundlessFaults({ root }: Diagram): Found[] {
  return [...textsOf(root)].flatMap(({ text, owner }) => {
    const fault = isExpression(text) ? boundlessFault(text) : null;
    const message = `表达式“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”：${fault}`;
    return fault === null ? [] : [{ element: owner, rule: 'expression-bounded', message }];
  });
}
