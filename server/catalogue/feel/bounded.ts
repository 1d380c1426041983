import { parseExpression } from 'feelin';
import { bare } from './expression.ts';

/** The hall's longest expression has 230 letters. */
const longest = 600;

/**
 * Looked for in the whole text, quotations too: the engine's parser is not this one, and what only one of them takes for a
 * quotation must not hide anything. Each can keep the engine busy, or fill its memory, without end.
 */
const refused: readonly (readonly [RegExp, string])[] = [
  [/\.\./, '不能使用范围（..）'],
  [/\bfunction\b/, '不能定义函数'],
  [/\b(?:for|some|every)\b[\s\S]*\b(?:for|some|every)\b/, '最多只能有一个循环（for、some或every）'],
  [/\b(?:matches|replace|split|extract)\s*\(/, '不能使用正则表达式函数'],
  [/\/\*|(?<!:)\/\//, '不能含有注释'],
];

const iterating = new Set(['ForExpression', 'QuantifiedExpression', 'FilterExpression']);

/**
 * Why the engine must not reckon an expression of a diagram, or null. It reckons every expression in the one thread that moves
 * all cases, and again after a restart: one that counts to eight billion ends the hall for everybody.
 */
export function boundlessFault(expression: string): string | null {
  const text = bare(expression);
  if (text.length > longest) return `表达式太长：最多 ${longest} 个字`;
  const [, found] = refused.find(([pattern]) => pattern.test(text)) ?? [];
  return found ?? (iteratesWithin(text) ? '不能在循环或筛选里再循环、筛选' : null);
}

/** Looking through a list for each entry of a list, or of several at once. */
function iteratesWithin(text: string): boolean {
  const cursor = parseExpression(text, {}, undefined).cursor();
  do {
    const { parent } = cursor.node;
    if (cursor.name === 'InExpression' && parent !== null && cursor.from > parent.from) return true;
    if (iterating.has(cursor.name) && isWithin(cursor.node)) return true;
  } while (cursor.next());
  return false;
}

type Node = { name: string; from: number; parent: Node | null };

/** What is looked through is reckoned once; what is asked of each entry, for each. */
function isWithin(node: Node): boolean {
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    if (!iterating.has(parent.name) || child.name === 'InExpressions') continue;
    if (parent.name !== 'FilterExpression' || child.from > parent.from) return true;
  }
  return false;
}
