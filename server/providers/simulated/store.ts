import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

export interface Store<T> {
  get(key: string): T | undefined;
  put(key: string, value: T): void;
  values(): T[];
  readonly size: number;
}

/**
 * What a twin remembers: a map in memory, each change appended to a file as a line of JSON, so that a restart of the
 * hall finds the gateway's orders as it left them. Without a file it remembers nothing.
 */
export function openStore<T>(schema: z.ZodType<T>, file: string | undefined): Store<T> {
  const kept = new Map<string, T>();
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) replay(file, schema, kept);
  }
  return {
    get: (key) => kept.get(key),
    put(key, value) {
      if (file) appendFileSync(file, `${JSON.stringify([key, value])}\n`, { mode: 0o600 });
      kept.set(key, value);
    },
    values: () => [...kept.values()],
    get size() {
      return kept.size;
    },
  };
}

function replay<T>(file: string, schema: z.ZodType<T>, kept: Map<string, T>): void {
  const text = readFileSync(file, 'utf8');
  for (const line of text.split('\n')) {
    const entry = readLine(line);
    const value = schema.safeParse(entry?.[1]);
    if (entry && value.success) kept.set(entry[0], value.data);
  }
  // A line that a kill -9 has torn would swallow the next one: end it.
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
}

function readLine(line: string): [string, unknown] | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return Array.isArray(entry) && typeof entry[0] === 'string' ? [entry[0], entry[1]] : undefined;
  } catch {
    return undefined;
  }
}
