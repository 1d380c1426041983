import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { lintProcesses } from '../server/catalogue/lint/lint.ts';
import { readCatalogue } from '../server/catalogue/read.ts';
import { workers } from '../workers/index.ts';
import { readImports } from './imports.ts';

const root = new URL('..', import.meta.url).pathname;

/** `notes` are told, and hold nothing up. */
type Outcome = { ok: boolean; text: string; notes?: readonly string[] };

function run(program: string, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(join(root, 'node_modules/.bin', program), args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.on('close', (code) => resolve({ ok: code === 0, text }));
  });
}

async function imports(): Promise<Outcome> {
  const { modules, violations } = await readImports(root);
  return { ok: violations.length === 0 && modules > 350, text: [`${modules} modules seen`, ...violations].join('\n') };
}

async function diagrams(): Promise<Outcome> {
  // Of another folder than the program's own nobody knows how much it holds.
  const elsewhere = process.env['LIANBAN_PROCESSES'];
  const folder = elsewhere ?? root;
  const linted = await lintProcesses(folder);
  const found = linted.flatMap(({ file, problems }) => problems.map((problem) => ({ file, ...problem })));
  // A warning is for the designer to know; only an error blocks.
  const errors = found.filter(({ category }) => category === 'error');
  const problems = errors.map(({ file, elementId, rule, message }) => `${file} ${elementId ?? ''} ${rule}: ${message}`);
  const given = new Map(workers.map(({ type, gives }) => [type, gives]));
  const { faults, warnings, catalogue } = await readCatalogue(folder, { workers: given });
  const lines = [...problems, ...faults.map(({ file, element, message }) => `${file} ${element ?? ''}: ${message}`)];
  const { items, shared } = catalogue;
  const told = [...found.filter(({ category }) => category !== 'error'), ...warnings];
  return {
    ok: lines.length === 0 && (elsewhere !== undefined || (items.size >= 8 && shared.size >= 5)),
    text: [`${items.size} items and ${shared.size} shared diagrams read, ${told.length} warnings`, ...lines].join('\n'),
    notes: told.map(({ file, message }) => `${file} ${message}`),
  };
}

const checks: Record<string, () => Promise<Outcome>> = {
  'format and lint': () => run('biome', 'ci', '--max-diagnostics=50', '.'),
  types: () => run('tsc', '--noEmit', '-p', '.'),
  'dead code': () => run('knip'),
  'direction of imports': imports,
  'diagrams and items': diagrams,
};

// Side by side: the types take as long as all the others together.
const outcomes = await Promise.all(
  Object.entries(checks).map(async ([name, check]) => {
    const started = Date.now();
    const { ok, text, notes = [] } = await check();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const told = ok ? (text.split('\n').filter(Boolean).at(0)?.slice(0, 100) ?? '') : `\n${text}`;
    console.log(`${ok ? '✔' : '✘'} ${name} (${seconds} s) ${told}`);
    for (const note of notes) console.log(`  ⚠ ${note}`);
    return { name, ok };
  }),
);
const failed = outcomes.filter(({ ok }) => !ok).map(({ name }) => name);
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(', ')}`);
  process.exit(1);
}
