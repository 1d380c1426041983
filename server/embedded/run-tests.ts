import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type Embedded, SetupError, startEmbedded } from './index.ts';
import { isLocked } from './lock.ts';
import { buildPages } from './pages.ts';
import { freePorts } from './ports.ts';
import { stopLeftovers } from './processes.ts';
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
  await removeLeftRuns();
  let embedded: Embedded | undefined;
  try {
    const pagesFault = await buildPages({ log, signal: abort.signal }).catch(told);
    embedded = await startEmbedded({
      dataDirectory,
      ports: await freePorts(),
      external: {},
      log,
      zeebeClockControlled: true,
      isolation: 'test',
      signal: abort.signal,
    });
    return await runAva(embedded, pagesFault);
  } catch (error) {
    told(error);
    return 1;
  } finally {
    await embedded?.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function runAva(embedded: Embedded, pagesFault: unknown): Promise<number> {
  const colours = process.stdout.isTTY ? ['--color'] : [];
  ava = spawn(process.execPath, [inProject('node_modules/.bin/ava'), ...colours, ...process.argv.slice(2)], {
    cwd: inProject(),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      TZ: 'Asia/Shanghai',
      // Every file is a thread of its own, which reads the same modules anew.
      NODE_COMPILE_CACHE: inProject('.build/compile-cache'),
      TEST_DATABASE_URL: embedded.superuserUrl,
      TEST_HALL_DATABASE_URL: embedded.databaseUrl,
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
  // Told again, as the end is what is read; the tests that need no pages have run nevertheless.
  if (pagesFault) told(pagesFault);
  const { passed, failed } = counter.counts;
  const isGood = code === 0 && !pagesFault;
  // ava ends with an error also when it ran no test at all.
  log(`${passed} passed, ${isGood ? failed : Math.max(failed, 1)} failed`);
  return isGood ? 0 : Math.max(code, 1);
}

function told(error: unknown): unknown {
  process.stderr.write(
    `${error instanceof SetupError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  return error;
}

/** What runs that were killed have left, processes and data; a run under way is left alone. */
async function removeLeftRuns(): Promise<void> {
  mkdirSync(inProject('.test-data'), { recursive: true });
  for (const name of readdirSync(inProject('.test-data'))) {
    const directory = inProject('.test-data', name);
    if (!isLeft(name, directory) || isLocked(directory)) continue;
    await stopLeftovers(directory, log);
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A hall of a test may be killed and started again by it: its folder is left over once no run can be so old. */
function isLeft(name: string, directory: string): boolean {
  if (!name.startsWith('hall-')) return /^\d+$/.test(name);
  return statSync(directory).mtimeMs < Date.now() - 3_600_000;
}

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}
