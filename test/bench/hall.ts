import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Embedded, EmbeddedPorts } from '../../server/embedded/index.ts';
import { inProject } from '../../server/embedded/project.ts';
import { keep } from './child.ts';
import { settings } from './settings.ts';

export const benchItem = 'bench-approval';
export const benchFolder = join(import.meta.dirname, 'processes/items', benchItem);

export type BenchHall = { url: string; pid: number; startedInMs: number; stop(): Promise<void> };

export type HallPlace = { directory: string; port: number; ports: EmbeddedPorts; password: string };

/** Starts the hall as `npm start` does, with the bench's item among the others; on parts that run already, or on its own. */
export async function startHall(place: HallPlace, parts: Embedded | undefined): Promise<BenchHall> {
  const started = performance.now();
  const url = `http://127.0.0.1:${place.port}`;
  const child = spawn(process.execPath, [...profiling(place), inProject('server/main.ts')], {
    cwd: inProject(),
    env: { ...process.env, ...environment(place, url), ...(parts ? onParts(place, parts) : {}) },
    stdio: ['ignore', openSync(join(place.directory, 'hall.out'), 'a'), 'inherit'],
  });
  keep(child);
  const { pid } = child;
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!(await isHealthy(url))) {
    if (pid === undefined || child.exitCode !== null || performance.now() - started > 600_000) {
      child.kill('SIGTERM');
      throw new Error(
        `the hall did not start:\n${readFileSync(join(place.directory, 'hall.out'), 'utf8').slice(-2000)}`,
      );
    }
    await sleep(50);
  }
  return {
    url,
    pid: pid ?? 0,
    startedInMs: performance.now() - started,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The program's own processes/ and the bench's item. */
export function copyProcesses(directory: string): void {
  cpSync(inProject('processes'), join(directory, 'processes'), { recursive: true });
  cpSync(benchFolder, join(directory, 'processes/items', benchItem), { recursive: true });
  // The item is there to be measured, not to be drawn or withdrawn from: by the rules of the law it would not be offered.
  writeFileSync(join(directory, 'processes/.bpmnlintrc'), '{ "rules": {} }');
}

function environment({ directory, port, ports, password }: HallPlace, url: string): Record<string, string> {
  return {
    NODE_ENV: 'development',
    PORT: String(port),
    PUBLIC_URL: url,
    LIANBAN_DATA: directory,
    LIANBAN_PROCESSES: directory,
    LIANBAN_DEMO_PASSWORD: password,
    LIANBAN_RATE_LIMIT: '100000000',
    LIANBAN_POSTGRES_PORT: String(ports.postgres),
    LIANBAN_REDIS_PORT: String(ports.redis),
    LIANBAN_ZEEBE_PORT: String(ports.zeebe.gateway),
    LOG_LEVEL: 'warn',
    DATABASE_URL: '',
    REDIS_URL: '',
    ZEEBE_ADDRESS: '',
  };
}

/** The parts' own folder is locked by who started them. */
const onParts = ({ directory }: HallPlace, { databaseUrl, redisUrl, zeebeAddress }: Embedded) => ({
  LIANBAN_DATA: join(directory, 'hall'),
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  ZEEBE_ADDRESS: zeebeAddress,
});

function profiling({ directory }: HallPlace): string[] {
  if (settings.BENCH_PROFILE === undefined) return [];
  mkdirSync(settings.BENCH_PROFILE, { recursive: true });
  return ['--cpu-prof', `--cpu-prof-dir=${settings.BENCH_PROFILE || directory}`];
}

const isHealthy = (url: string): Promise<boolean> =>
  fetch(`${url}/api/health`, { signal: AbortSignal.timeout(2000) }).then(
    async (response) => (await response.arrayBuffer()) && response.ok,
    () => false,
  );
