import type { CatalogueDiagram } from '../catalogue.ts';
import { inChinese } from '../lint/lint-messages.ts';

const reasons: readonly (readonly [RegExp, string])[] = [
  [/failed to parse expression/i, '表达式写错了'],
  [/at least one outgoing sequence flow/i, '没有流出的连线'],
  [/Must have exactly one/i, '缺少必填的设置，或者填了两次'],
  [/Must reference a message|Must have a name|correlation ?key/i, '消息没有写完整'],
  [/already in use|duplicate/i, '与别的定义重复'],
  [/Process must contain at least one executable process|isExecutable/i, '流程没有设为可执行'],
];

export type EngineFault = { element: string | null; message: string };

/**
 * Why the engine does not take a diagram, in Chinese, by its first element; the engine's own words stand at the end for who
 * looks them up.
 */
export function engineFault(said: string, elements: CatalogueDiagram['elements'] | undefined): EngineFault {
  const id = /- Element: (\S+)/.exec(said)?.[1] ?? null;
  const name = id === null ? null : elements?.get(id)?.name;
  const known = reasons.find(([pattern]) => pattern.test(said))?.[1];
  const line = (said.split('\n').find((each) => each.includes('ERROR:')) ?? said.split('\n')[0] ?? '')
    .trim()
    .slice(0, 300);
  const where = id === null ? '' : `元素“${name || id}”`;
  return { element: id, message: `引擎不接受这张图：${where}${known ?? '有它不认识的写法'}（引擎原文：${line}）` };
}

/** What cannot be read of a diagram's text, in Chinese, with its line. */
export function xmlFault(said: string): string {
  const [line, column] = [/line: (\d+)/.exec(said)?.[1], /column: (\d+)/.exec(said)?.[1]];
  const first = (said.split('\n')[0] ?? '').slice(0, 200);
  const place = line === undefined ? '' : `（第${Number(line) + 1}行第${Number(column ?? 0) + 1}列）`;
  const told = inChinese('xml', first);
  return (told.startsWith('不符合规则') ? `XML写错了（原文：${first}）` : told) + place;
}
