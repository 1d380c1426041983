import { type Bag, isBag } from './form-rule.ts';
import type { FormSchema } from './form-schema.ts';
import { type Entry, type Shape, shapeOf } from './form-shape.ts';

/** Rows that a list may have, and that conditions look at. */
export const mostRows = 500;

/**
 * What a form has of the data: only this do conditions look at. Each condition's parser goes through every name that it is
 * given, so that a hundred thousand of them, which no form has, would hold up everybody for a minute.
 */
export const formPart = (schema: FormSchema, data: Bag): Record<string, unknown> =>
  partOf(shapeOf(schema.components), data);

/** The same for a shape: a whole form's, or that of a row. */
export function partOf(shape: Shape, data: Bag): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, entry] of shape) {
    const value = Object.hasOwn(data, name) ? keptOf(entry, data[name]) : undefined;
    if (value !== undefined) kept.push([name, value]);
  }
  return Object.fromEntries(kept);
}

/** Undefined for what cannot be such an entry's value. */
function keptOf(entry: Entry, value: unknown): unknown {
  if (entry.kind === 'object') return isBag(value) ? partOf(entry.shape, value) : undefined;
  if (!Array.isArray(value)) return isBag(value) ? undefined : value;
  const some = value.slice(0, mostRows);
  return entry.kind === 'list'
    ? some.filter(isBag).map((row) => partOf(entry.shape, row))
    : some.filter((each) => typeof each !== 'object');
}
