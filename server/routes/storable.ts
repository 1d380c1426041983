type Fault = { pointer: string; message: string };

/** Deeper than any form of the hall; without a bound a few kilobytes of brackets would exhaust the stack of what reads them. */
const deepest = 64;

/** More than the longest list of a form has: each part is looked at several times, and everybody else waits for it. */
const mostParts = 20_000;

/** As many faults as anybody reads, in one answer. */
export const mostFaults = 100;

/** Nesting without end, or parts without end. Checked before anything else looks at the value. */
export function unwieldy(value: unknown): { tooMany: boolean; tooDeep: Fault[] } {
  let parts = 0;
  for (const part of partsOf(value)) {
    parts += 1;
    if (parts > mostParts) return { tooMany: true, tooDeep: [] };
    if (part.depth > deepest)
      return { tooMany: false, tooDeep: [{ pointer: pointerOf(part, ''), message: '嵌套过深' }] };
  }
  return { tooMany: false, tooDeep: [] };
}

/** What neither PostgreSQL nor a JSON column takes, wherever in the value it is: a NUL, half of a surrogate pair. */
export function unstorable(value: unknown, pointer: string): Fault[] {
  const faults: Fault[] = [];
  for (const part of partsOf(value)) {
    if (faults.length >= mostFaults) break;
    if (!isStorable(part.key))
      faults.push({ pointer: pointerOf(part.above, pointer), message: '字段名含有不能保存的字符' });
    else if (typeof part.value === 'string' && !isStorable(part.value))
      faults.push({ pointer: pointerOf(part, pointer), message: '含有不能保存的字符' });
  }
  return faults;
}

type Part = { value: unknown; key: string; above: Part | undefined; depth: number };

/** The value and everything in it, without recursion. */
function* partsOf(whole: unknown): Generator<Part> {
  const waiting: Part[] = [{ value: whole, key: '', above: undefined, depth: 0 }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    yield part;
    const { value, depth } = part;
    if (typeof value !== 'object' || value === null) continue;
    for (const key in value)
      if (Object.hasOwn(value, key))
        waiting.push({ value: Reflect.get(value, key), key, above: part, depth: depth + 1 });
  }
}

/** Only of what is told: nearly all of a request is sound. */
function pointerOf(part: Part | undefined, whole: string): string {
  const keys: string[] = [];
  for (let each = part; each?.above; each = each.above) keys.push(`/${escaped(each.key)}`);
  return whole + keys.toReversed().join('');
}

const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** As RFC 6901 writes a key within a pointer. */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
