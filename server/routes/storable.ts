type Fault = { pointer: string; message: string };

/** Deeper than any form of the hall; without a bound a few kilobytes of brackets would exhaust the stack. */
const deepest = 64;

/**
 * What neither PostgreSQL nor a JSON column takes, wherever in the request it is: a NUL, half of a surrogate pair, nesting
 * without end. Checked before anything else looks at the value.
 */
export function unstorable(value: unknown, pointer: string): Fault[] {
  const faults: Fault[] = [];
  const waiting: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: current, pointer: at, depth } = next;
    if (typeof current === 'string' && !isStorable(current))
      faults.push({ pointer: at, message: '含有不能保存的字符' });
    if (typeof current !== 'object' || current === null) continue;
    if (depth === deepest) return [{ pointer: at, message: '嵌套过深' }];
    for (const [key, inner] of Object.entries(current)) {
      if (!isStorable(key)) faults.push({ pointer: at, message: '字段名含有不能保存的字符' });
      else waiting.push({ value: inner, pointer: `${at}/${escaped(key)}`, depth: depth + 1 });
    }
  }
  return faults;
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** As RFC 6901 writes a key within a pointer. */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
