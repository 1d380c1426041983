import type { ModdleElement } from 'bpmn-moddle';
import { textsOf } from './diagram-texts.ts';
import { isExpression } from './feel/expression.ts';

/**
 * The hall's largest diagram has 900 tags and expressions of 60 letters. Rules compare elements with one another and FEEL's
 * parser takes a megabyte for each kilobyte of junk: two million letters of either would hold up everybody for minutes.
 */
const most = { tags: 10_000, attributes: 20_000, expressions: 20_000 };

/** Larger than any diagram that somebody draws. */
export class DiagramTooLarge extends Error {
  override readonly name = 'DiagramTooLarge';
}

/** @throws DiagramTooLarge before anything is made of the text. */
export function holdText(xml: string): void {
  if (count(xml, '<') > most.tags || count(xml, '=') > most.attributes + most.expressions)
    throw new DiagramTooLarge('图太大：元素或属性太多，请拆成几张图');
}

/** @throws DiagramTooLarge before an expression is parsed. */
export function holdExpressions(root: ModdleElement): void {
  let letters = 0;
  for (const { text } of textsOf(root)) if (isExpression(text)) letters += text.length;
  if (letters > most.expressions) throw new DiagramTooLarge('图太大：表达式太长，请简化');
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found += 1;
  return found;
}
