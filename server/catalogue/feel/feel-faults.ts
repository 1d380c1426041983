import { evaluate, SyntaxError as FeelSyntaxError, parseExpression } from 'feelin';
import { bare } from './expression.ts';

/** The fault of an expression's form, with its place, or null. */
export function syntaxFault(expression: string): string | null {
  const text = bare(expression);
  if (text === '') return '表达式是空的';
  const doubled = doubledSign(text);
  if (doubled !== undefined) return told(expression, placeOf(expression, text, doubled));
  try {
    evaluate(text, {});
    return null;
  } catch (error) {
    return error instanceof FeelSyntaxError ? told(expression, placeOf(expression, text, error.position.from)) : null;
  }
}

/** Where an expression cannot be read, counted as its writer counts. */
export function placeOf(expression: string, text: string, at: number): string {
  const rest = text.slice(at).trimStart();
  if (rest === '') return '结尾没有写完';
  const start = expression.indexOf(text) + text.length - rest.length;
  return `从第${start + 1}个字“${rest.slice(0, 10)}”起读不懂`;
}

const told = (expression: string, why: string) => `表达式“${expression}”有误：${why}`;

/** `> >` is a comparison with a range to the library, which then reckons nothing. */
function doubledSign(text: string): number | undefined {
  const cursor = parseExpression(text, {}, undefined).cursor();
  do {
    const { node } = cursor;
    const isTest = node.name === 'SimplePositiveUnaryTest' && node.parent?.name === 'Comparison';
    if (isTest && node.prevSibling?.name === 'CompareOp') return node.from;
  } while (cursor.next());
  return undefined;
}
