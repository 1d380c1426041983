import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { z } from 'zod';

const children = new Set<ChildProcess>();

/** Runs one of the bench's programs in a process of its own; its last line of output is its result. */
export async function runProgram<T>(file: string, asked: object, result: z.ZodType<T>): Promise<T> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), JSON.stringify(asked)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  keep(child);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  if (code !== 0 || last === '') throw new Error(`${file} ended with ${code}`);
  return result.parse(JSON.parse(last));
}

/** Told to end when this process ends, whatever happens to it. */
export function keep(child: ChildProcess): void {
  children.add(child);
  child.once('close', () => children.delete(child));
}

process.once('exit', () => {
  for (const child of children) child.kill('SIGTERM');
});
