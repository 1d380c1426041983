/** Why a text is no JSON, in Chinese with the place: the words of the machine speak to programmers, and often name no place. */
export function jsonFault(text: string): string | null {
  const why = failure(text);
  if (why === null) return null;
  if (text.trim() === '') return '文件是空的';
  const at = placeOf(text);
  if (at >= text.trimEnd().length) return '不是有效的JSON：文件没有写完，缺少括号或者引号';
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  const column = at - before.lastIndexOf('\n');
  return `不是有效的JSON：第${line}行第${column}列${shown(text[at] ?? '')}${reasonOf(why)}`;
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [/double-quoted property name|property name or '}'/, '应当是带双引号的名称；常见的原因是前一项后面多了逗号'],
  [/Expected ','/, '缺少逗号或者括号'],
  [/Expected ':'/, '名称后面缺少冒号'],
  [/control character/, '文字里不能换行'],
  [/escape/i, '反斜杠写错了'],
  [/after JSON/, '内容在这之前已经结束'],
];

const shown = (character: string) => (character >= ' ' ? `（“${character}”处）` : '：');

const reasonOf = (why: string): string => reasons.find(([pattern]) => pattern.test(why))?.[1] ?? '写错了';

function failure(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** The first character that cannot be: every shorter text is only unfinished. */
function placeOf(text: string): number {
  let sound = 0;
  let broken = text.length + 1;
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (isUnfinished(text.slice(0, middle))) sound = middle;
    else broken = middle;
  }
  return broken - 1;
}

function isUnfinished(text: string): boolean {
  const why = failure(text);
  if (why === null || /Unexpected end|Unterminated/.test(why)) return true;
  const position = /at position (\d+)/.exec(why)?.[1];
  return position !== undefined && Number(position) >= text.length;
}
