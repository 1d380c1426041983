import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestFn } from 'ava';
import type { z } from 'zod';
import { databaseName, databaseUser } from '../../server/embedded/parts/postgres-roles.ts';
import { readPidFile } from '../../server/embedded/processes.ts';
import { connectDatabase, type MikroORM } from '../../server/entities/orm.ts';

export type Part = 'zeebe' | 'redis' | 'postgres' | 'hall';
export type RunningHall = {
  url: string;
  /** Of all sample accounts. */
  password: string;
  dataDirectory: string;
  pid(): number;
  /** Kills a part with -9 and returns when it is gone. PostgreSQL, Redis and the engine are started again by the hall. */
  kill(part: Part): Promise<void>;
  /** Stops a part in mid-work without ending it, and lets it go on. */
  freeze(part: Part): void;
  thaw(part: Part): void;
  /** Waits until the hall and all that it stands on answer. */
  healthy(limitMs?: number): Promise<void>;
  /** Starts the hall again on the same data and ports; ends it before if it still runs. */
  restart(): Promise<void>;
  sql<T extends z.ZodType>(row: T, query: string, parameters?: unknown[]): Promise<z.infer<T>[]>;
  /** What the hall has written so far. */
  output(): string;
};

/** What ends the hall: a test, or a whole file. */
export type Scope = { teardown(end: () => Promise<void>): void };

/** Of the environment; `services` = what the process runs, all of them unless told. */
export type Settings = Record<string, string> & { services?: string };

const startLimitMs = 240_000;
const parts = ['zeebe', 'redis', 'postgres'] as const;

/** A hall as `npm start` runs it, with data and ports of its own; with the test all of it ends, whatever has happened. */
export async function startHall(t: Scope, settings: Settings = {}): Promise<RunningHall> {
  mkdirSync('.test-data', { recursive: true });
  const dataDirectory = mkdtempSync(resolve('.test-data', 'hall-'));
  const base = await freePorts(9);
  const state: { child: ChildProcess; orm?: MikroORM } = { child: spawnHall(dataDirectory, base, settings) };
  t.teardown(async () => {
    await state.orm?.close();
    await end(state.child, dataDirectory);
    if (!process.env['LIANBAN_KEEP_TEST_DATA']) rmSync(dataDirectory, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${base}`;
  const output = () => readFileSync(join(dataDirectory, 'hall.log'), 'utf8');
  const healthy = (limitMs = startLimitMs) => waitForHealth(url, state.child, { limitMs, output });
  await healthy();
  const pidOf = (part: Part) => (part === 'hall' ? state.child.pid : readPidFile(part, dataDirectory)?.pid) ?? 0;
  return {
    url,
    password: settings['LIANBAN_DEMO_PASSWORD'] ?? 'lianban-2026',
    dataDirectory,
    pid: () => state.child.pid ?? 0,
    kill: (part) => kill(pidOf(part)),
    freeze: (part) => void process.kill(pidOf(part), 'SIGSTOP'),
    thaw: (part) => void process.kill(pidOf(part), 'SIGCONT'),
    healthy,
    async restart() {
      await exited(state.child, 'SIGTERM', 30_000);
      state.child = spawnHall(dataDirectory, base, settings);
      await healthy();
    },
    async sql(row, query, parameters = []) {
      state.orm ??= await connectDatabase(databaseUrl(dataDirectory, base), 2);
      const rows = await state.orm.em.fork().execute<unknown[]>(query, parameters);
      return rows.map((one) => row.parse(one));
    },
    output,
  };
}

/** One hall for all tests of a file. */
export function hallOfFile(test: TestFn, settings: Settings = {}): () => RunningHall {
  const ends: (() => Promise<void>)[] = [];
  const state: { hall?: RunningHall } = {};
  test.before(async (t) => {
    t.timeout(startLimitMs + 30_000);
    state.hall = await startHall({ teardown: (finish) => void ends.push(finish) }, settings);
  });
  test.after.always(async () => {
    for (const finish of ends) await finish();
  });
  return () => {
    if (!state.hall) throw new Error('the hall of this file did not start');
    return state.hall;
  };
}

export function spawnHall(dataDirectory: string, base: number, { services, ...settings }: Settings = {}): ChildProcess {
  const log = openSync(join(dataDirectory, 'hall.log'), 'a', 0o600);
  const { DATABASE_URL: _d, REDIS_URL: _r, ZEEBE_ADDRESS: _z, LIANBAN_BOOTSTRAP: _b, ...environment } = process.env;
  return spawn('node_modules/.bin/node', ['server/main.ts', ...(services ? [`--services=${services}`] : [])], {
    env: {
      ...environment,
      NODE_ENV: 'development',
      LIANBAN_BOOTSTRAP: String(process.pid),
      PORT: String(base),
      PUBLIC_URL: `http://127.0.0.1:${base}`,
      LIANBAN_POSTGRES_PORT: String(base + 1),
      LIANBAN_REDIS_PORT: String(base + 2),
      LIANBAN_ZEEBE_PORT: String(base + 3),
      LIANBAN_DATA: dataDirectory,
      LIANBAN_RATE_LIMIT: '1000000',
      LOG_LEVEL: 'info',
      ...settings,
    },
    // The channel tells the hall when the test run itself was killed: it stops then, as under `npm start`.
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
}

export function databaseUrl(dataDirectory: string, base: number): string {
  const password = secretOf(dataDirectory, 'database');
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${base + 1}/${databaseName}`;
}

export const secretOf = (dataDirectory: string, name: string): string =>
  readFileSync(join(dataDirectory, 'secrets', name), 'utf8');

type Waiting = { limitMs: number; output: () => string };

async function waitForHealth(url: string, child: ChildProcess, { limitMs, output }: Waiting): Promise<void> {
  for (const until = Date.now() + limitMs; ; await sleep(200)) {
    if (child.exitCode !== null) throw new Error(`the hall ended while starting:\n${output().slice(-3000)}`);
    const status = await fetch(`${url}/api/health`).then(
      (answer) => answer.status,
      () => 503,
    );
    if (status < 500) return;
    if (Date.now() > until) throw new Error(`the hall was not healthy after ${limitMs} ms:\n${output().slice(-3000)}`);
  }
}

export async function kill(pid: number): Promise<void> {
  if (pid === 0) throw new Error('there is nothing to kill');
  process.kill(pid, 'SIGKILL');
  await gone(pid, 10_000);
}

/** First politely; what a killed hall has left behind is known by its pid files. */
async function end(child: ChildProcess, dataDirectory: string): Promise<void> {
  await exited(child, 'SIGTERM', 30_000);
  for (const part of parts) {
    const note = readPidFile(part, dataDirectory);
    // A frozen one would keep its signal waiting; -9 reaches it all the same.
    if (note && isAlive(note.pid)) await kill(note.pid).catch(() => undefined);
  }
}

export async function exited(child: ChildProcess, signal: NodeJS.Signals, limitMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  if (!(await gone(child.pid ?? 0, limitMs))) child.kill('SIGKILL');
}

async function gone(pid: number, limitMs: number): Promise<boolean> {
  for (const until = Date.now() + limitMs; Date.now() < until; await sleep(50)) if (!isAlive(pid)) return true;
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The first of so many ports in a row that are all free, below those that the system gives to clients. */
/** The first of so many free ports in a row. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const base = randomInt(11_000, 31_000);
    const servers = await Promise.allSettled(Array.from({ length: count }, (_, index) => listen(base + index)));
    const open = servers.flatMap((server) => (server.status === 'fulfilled' ? [server.value] : []));
    await Promise.all(open.map((server) => new Promise((done) => server.close(done))));
    if (open.length === count) return base;
  }
}

function listen(port: number): Promise<ReturnType<typeof createServer>> {
  return new Promise((done, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => done(server));
  });
}
