import type { Fault } from '../fault.ts';
import type { Item } from './item-schema.ts';

/** What stands in item.json and nobody reads: a setting misspelt, or one that the designer believes in and the hall does not know. */
export const unreadKeys = (file: string, text: string, item: Item): Fault[] =>
  leftOut(JSON.parse(text), item, []).map((path) => ({
    file,
    element: path.join('.'),
    rule: 'key-read',
    message: `没有程序读“${path.at(-1)}”这一项：请改正写法或者删去`,
  }));

/** Paths of the keys that parsing has dropped. */
function leftOut(written: unknown, read: unknown, path: readonly string[]): string[][] {
  if (typeof written !== 'object' || written === null) return [];
  const known = new Map(typeof read === 'object' && read !== null ? Object.entries(read) : []);
  return Object.entries(written).flatMap(([key, value]) =>
    known.has(key) ? leftOut(value, known.get(key), [...path, key]) : [[...path, key]],
  );
}
