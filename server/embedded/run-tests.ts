import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { identify } from './identity.ts';
import { type Embedded, SetupError, startEmbedded } from './index.ts';
import { buildPages } from './pages.ts';
import { freePorts } from './ports.ts';
import { inProject } from './project.ts';
import { testCounter } from './test-summary.ts';

// Runs every test, or those named as arguments, on an engine and databases of its own: beside a started hall, and beside another run.
const dataDirectory = inProject('.test-data', String(process.pid));
const abort = new AbortController();
let ava: ChildProcess | undefined;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    abort.abort();
    ava?.kill(signal);
  });
}
process.exit(await main());

async function main(): Promise<number> {
  removeLeftData();
  let embedded: Embedded | undefined;
  try {
    const pagesFault = await buildPages({ log, signal: abort.signal }).catch(told);
    embedded = await startEmbedded({ dataDirectory, ports: await freePorts(), external: {}, log, zeebeClockControlled: true, isolation: 'test', signal: abort.signal });
    const code = await runAva(embedded);
    // Told again, as the end is what is read; the tests that need no pages have run nevertheless.
    if (pagesFault) told(pagesFault);
    return pagesFault ? 1 : code;
  } catch (error) {
    told(error);
    return 1;
  } finally {
    await embedded?.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function runAva(embedded: Embedded): Promise<number> {
  const colours = process.stdout.isTTY ? ['--color'] : [];
  ava = spawn(process.execPath, [inProject('node_modules/ava/entrypoints/cli.mjs'), ...colours, ...process.argv.slice(2)], {
    cwd: inProject(),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TZ: 'Asia/Shanghai',
      TEST_DATABASE_URL: embedded.databaseUrl,
      TEST_REDIS_URL: embedded.redisUrl,
      TEST_ZEEBE_ADDRESS: embedded.zeebeAddress,
      TEST_ZEEBE_MANAGEMENT_URL: embedded.zeebeManagementUrl,
      TEST_DATA_DIRECTORY: dataDirectory,
    },
  });
  const counter = testCounter();
  ava.stdout?.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    counter.read(text);
  });
  const code = await new Promise<number>((resolve) => ava?.once('close', (exitCode) => resolve(exitCode ?? 1)));
  // ava ends with an error also when it ran no test at all.
  const { passed, failed } = counter.counts;
  log(`${passed} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`);
  return code;
}

function told(error: unknown): unknown {
  process.stderr.write(`${error instanceof SetupError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  return error;
}

/** The data of runs that were killed; that of a run under way is left alone. */
function removeLeftData(): void {
  mkdirSync(inProject('.test-data'), { recursive: true });
  for (const name of readdirSync(inProject('.test-data'))) {
    if (/^\d+$/.test(name) && identify(Number(name)) === undefined) rmSync(inProject('.test-data', name), { recursive: true, force: true });
  }
}

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}
