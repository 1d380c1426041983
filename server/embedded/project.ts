import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of package.json. */
export const projectDirectory = resolve(import.meta.dirname, '../..');

/** The path of something in the project. */
export function inProject(...parts: string[]): string {
  return join(projectDirectory, ...parts);
}

/** A short name for the contents of files, to tell whether something made from them is still up to date. */
export function contentStamp(paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
