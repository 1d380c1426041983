import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { faultWords } from './fault-words.ts';
import { jsonFault } from './json-words.ts';

export type Parsed<T> = { value: T | null; faults: Fault[] };

/** Parses the text of a JSON file; every fault in Chinese with its place, as a designer finds it in the file. */
export function parseFile<T>(file: string, text: string, schema: z.ZodType<T>): Parsed<T> {
  const message = jsonFault(text);
  if (message !== null) return { value: null, faults: [{ file, element: null, rule: 'json', message }] };
  const json: unknown = JSON.parse(text);
  const parsed = schema.safeParse(json, { error: faultWords });
  if (parsed.success) return { value: parsed.data, faults: [] };
  const faults = parsed.error.issues.map(({ path, message }) => ({
    file,
    element: path.length > 0 ? path.join('.') : null,
    rule: 'schema',
    message,
  }));
  return { value: null, faults };
}
