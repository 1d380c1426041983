import fc from 'fast-check';
import { z } from 'zod';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const objectOf = (value: unknown): Json => (isObject(value) && !Array.isArray(value) ? value : {});
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** Values that a schema takes as input, by its JSON Schema form. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const json = objectOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return ofSchema(json, objectOf(json['$defs']));
}

function ofSchema(schema: Json, definitions: Json): fc.Arbitrary<unknown> {
  const reference = schema['$ref'];
  if (typeof reference === 'string') {
    const name = reference.replace('#/$defs/', '');
    // The only schema that names itself is that of any JSON.
    return name.startsWith('__') ? fc.jsonValue({ maxDepth: 2 }) : ofSchema(objectOf(definitions[name]), definitions);
  }
  const choices = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])].map(objectOf);
  if (choices.length > 0) return fc.oneof(...choices.map((choice) => ofSchema(choice, definitions)));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom<unknown>(...schema['enum']);
  switch (schema['type']) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: numberOr(schema['minimum'], -1e6), max: numberOr(schema['maximum'], 1e6) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(ofSchema(objectOf(schema['items']), definitions), {
        minLength: numberOr(schema['minItems'], 0),
        maxLength: Math.min(3, numberOr(schema['maxItems'], 3)),
      });
    case 'object':
      return recordOf(schema, definitions);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function recordOf(schema: Json, definitions: Json): fc.Arbitrary<unknown> {
  const properties = Object.entries(objectOf(schema['properties']));
  if (properties.length === 0)
    return fc.dictionary(
      fc.string({ maxLength: 12 }),
      ofSchema(objectOf(schema['additionalProperties']), definitions),
      {
        maxKeys: 4,
      },
    );
  const values = Object.fromEntries(properties.map(([name, value]) => [name, ofSchema(objectOf(value), definitions)]));
  return fc.record(values, { requiredKeys: listOf(schema['required']).map(String) });
}

function textOf({ format, pattern, ...schema }: Json): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(-24));
  if (format === 'date') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(-24, -14));
  const minLength = numberOr(schema['minLength'], 0);
  const maxLength = Math.min(40, numberOr(schema['maxLength'], 40));
  const free = typeof pattern !== 'string' || pattern.startsWith('^[^');
  return free
    ? fc.string({ unit: 'grapheme', minLength, maxLength })
    : fc.stringMatching(new RegExp(pattern), { maxLength });
}

const deep = JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`);
const poisoned: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');

/** What attackers and broken programs send in the place of a value. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '\0',
    '\ud800',
    '字'.repeat(700),
    '𠮷'.repeat(40),
    "' or 1=1 --",
    '../../../etc/passwd',
    '<script>alert(1)</script>',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999+14:00',
    '2026-02-30T00:00:00+08:00',
    -1,
    1e308,
    2 ** 53,
    true,
    [],
    {},
    deep,
    poisoned,
  ),
);

/** The value with one of its parts, at any depth, replaced, left out or joined by another. */
export const broken = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, fc.nat(), junk, fc.constantFrom('replace', 'leave out', 'add')).map(([whole, place, bad, how]) => {
    const parts = partsOf(whole, []);
    return changed(whole, parts[place % parts.length] ?? [], { bad, how });
  });

type Change = { bad: unknown; how: 'replace' | 'leave out' | 'add' };

function partsOf(value: unknown, at: string[]): string[][] {
  const inner = isObject(value) ? Object.entries(value) : [];
  return [at, ...inner.flatMap(([key, part]) => partsOf(part, [...at, key]))];
}

function changed(value: unknown, [key, ...rest]: string[], change: Change): unknown {
  if (key === undefined || !isObject(value)) return change.bad;
  const entries = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    if (name !== key) return [[name, part]];
    if (rest.length > 0) return [[name, changed(part, rest, change)]];
    if (change.how === 'leave out') return [];
    return change.how === 'add'
      ? [
          [name, part],
          [`${name} `, change.bad],
        ]
      : [[name, change.bad]];
  });
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}
