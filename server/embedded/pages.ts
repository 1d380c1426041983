import { spawn } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { SetupError } from './options.ts';
import { contentStamp, inProject } from './project.ts';

/** Where the built pages lie. */
export const pagesDirectory = inProject('.build', 'ui');

/**
 * Builds the pages with vite, unless nothing they are made from has changed since. They use the schemas of the server's routes,
 * so these count as well.
 */
export async function buildPages({
  log,
  signal,
}: {
  log: (line: string) => void;
  signal?: AbortSignal;
}): Promise<void> {
  if (!existsSync(inProject('ui/index.html'))) return;
  const stampFile = inProject('.build', 'ui.stamp');
  const stamp = contentStamp(pageSources());
  if (existsSync(`${pagesDirectory}/index.html`) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp)
    return;
  log('正在构建页面… / building the pages');
  await runVite(signal);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function pageSources(): string[] {
  const cwd = inProject();
  const found = globSync(['ui/**/*', 'server/routes/**/schema.ts', 'server/domain/**/*.ts'], { cwd }).map((path) =>
    inProject(path),
  );
  const files = found.filter((path) => statSync(path).isFile());
  return [...files, inProject('package-lock.json')].sort();
}

async function runVite(signal: AbortSignal | undefined): Promise<void> {
  const args = [
    inProject('node_modules/.bin/vite'),
    'build',
    inProject('ui'),
    '--outDir',
    pagesDirectory,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const child = spawn(process.execPath, args, {
    cwd: inProject(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const code = await new Promise((resolve) => child.once('error', () => resolve(1)).once('close', resolve));
  if (code === 0) return;
  if (signal?.aborted) throw new SetupError('Stopped while building the pages.');
  const cause = stripVTControlCharacters(output.join(''))
    .split('\n')
    .filter((line) => !/^ +at /.test(line));
  throw new SetupError(`页面未能构建。\nThe pages could not be built:\n${cause.join('\n').trim()}`);
}
