type Fault = { pointer: string; message: string };

/** Deeper than any form of the hall; without a bound a few kilobytes of brackets would exhaust the stack of what reads them. */
const deepest = 64;

/** Nesting without end. Checked before anything else looks at the value. */
export function tooDeep(value: unknown): Fault[] {
  for (const part of partsOf(value, ''))
    if (part.depth > deepest) return [{ pointer: part.pointer, message: '嵌套过深' }];
  return [];
}

/** What neither PostgreSQL nor a JSON column takes, wherever in the value it is: a NUL, half of a surrogate pair. */
export function unstorable(value: unknown, pointer: string): Fault[] {
  return [...partsOf(value, pointer)].flatMap((part) => {
    if (!isStorable(part.key)) return [{ pointer: part.above, message: '字段名含有不能保存的字符' }];
    const isOdd = typeof part.value === 'string' && !isStorable(part.value);
    return isOdd ? [{ pointer: part.pointer, message: '含有不能保存的字符' }] : [];
  });
}

type Part = { value: unknown; key: string; pointer: string; above: string; depth: number };

/** The value and everything in it, without recursion. */
function* partsOf(whole: unknown, pointer: string): Generator<Part> {
  const waiting: Part[] = [{ value: whole, key: '', pointer, above: pointer, depth: 0 }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    yield part;
    const { value, pointer: above, depth } = part;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value))
      waiting.push({ value: inner, key, pointer: `${above}/${escaped(key)}`, above, depth: depth + 1 });
  }
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** As RFC 6901 writes a key within a pointer. */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
