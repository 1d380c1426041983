import { evaluate } from 'feelin';
import { bare } from './expression.ts';
import { syntaxFault } from './feel-faults.ts';

/** What expressions of item.json may know. `item` is the guide itself. */
export type FeelContext = Readonly<Record<string, unknown>>;
export type Evaluated = { value: unknown; fault: string | null };

/** Evaluates a FEEL expression (a leading `=` is allowed). Never throws: a faulty expression gives null and its fault in words. */
export function evaluateFeel(expression: string, context: FeelContext): Evaluated {
  try {
    const { value } = evaluate(bare(expression), { ...context });
    return { value: plain(value), fault: null };
  } catch (error) {
    const own = error instanceof Error ? error.message : String(error);
    return { value: null, fault: syntaxFault(expression) ?? `表达式“${expression}”算不出来（${own}）` };
  }
}

/** A condition holds only if it is true; null and faults do not. */
export function holds(expression: string, context: FeelContext): boolean {
  return evaluateFeel(expression, context).value === true;
}

/** Dates and durations of FEEL are objects of the library; out here they are their text. */
function plain(value: unknown): unknown {
  if (value === undefined || typeof value === 'function') return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.getPrototypeOf(value) === Object.prototype ? value : String(value);
}
