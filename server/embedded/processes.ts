import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { identify } from './identity.ts';
import { SetupError } from './options.ts';

/** A program to be run beside the hall, and how it wants to be treated. */
export type ProgramSpec = {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env?: Record<string, string>;
  /** Run as this user; only root may ask for it. */
  user?: { uid: number; gid: number } | undefined;
  stopSignal: 'SIGTERM' | 'SIGINT';
  /** How long it gets between the signal and SIGKILL. */
  stopWithinMs: number;
  readyWithinMs: number;
  /** True once it can be worked with; a throw means not yet. */
  isReady: () => Promise<boolean>;
};

const PidFile = z.object({ pid: z.int(), identity: z.string(), stopSignal: z.enum(['SIGTERM', 'SIGINT']) });
type PidFile = z.infer<typeof PidFile>;

const largestLog = 20_000_000;

/** Starts the program with a pid file and a log file in the data directory; does not wait until it is ready. */
export function launch(spec: ProgramSpec, dataDirectory: string): ChildProcess & { pid: number } {
  const log = openSync(freshLog(spec.name, dataDirectory), 'a', 0o600);
  // A group of its own: Ctrl-C in a terminal reaches every process of the group, and the database must outlive the hall's last write.
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: { ...plainEnvironment(), ...spec.env },
    stdio: ['ignore', log, log],
    detached: true,
    ...(spec.user ?? {}),
  });
  closeSync(log);
  child.on('error', () => undefined);
  const { pid } = child;
  if (pid === undefined) throw new SetupError(`${spec.name} could not be started: ${spec.command} cannot be run.`);
  const note: PidFile = { pid, identity: identify(pid) ?? '', stopSignal: spec.stopSignal };
  writeFileSync(pidFilePath(spec.name, dataDirectory), JSON.stringify(note), { mode: 0o600 });
  return Object.assign(child, { pid });
}

/** Waits until the program is ready; throws with the end of its log when it ends before, or takes too long. */
export async function waitUntilReady(
  spec: ProgramSpec,
  child: ChildProcess,
  context: { dataDirectory: string; signal?: AbortSignal | undefined },
): Promise<void> {
  const deadline = Date.now() + spec.readyWithinMs;
  while (!context.signal?.aborted) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new SetupError(`${spec.name} ended while starting.\n${logEnd(spec.name, context.dataDirectory)}`);
    if (await spec.isReady().catch(() => false)) return;
    if (Date.now() > deadline)
      throw new SetupError(
        `${spec.name} was not ready after ${spec.readyWithinMs / 1000} s.\n${logEnd(spec.name, context.dataDirectory)}`,
      );
    await sleep(150);
  }
  throw new SetupError('Stopped while starting.');
}

/** Stops a program by its signal, then by SIGKILL, and waits until it is gone. */
export async function stopByPid(
  { name, dataDirectory }: { name: string; dataDirectory: string },
  note: PidFile,
  withinMs: number,
): Promise<void> {
  const isGone = async (ms: number) => {
    for (const until = Date.now() + ms; Date.now() < until; await sleep(50))
      if (identify(note.pid) !== note.identity) return true;
    return false;
  };
  if (identify(note.pid) === note.identity) send(note.pid, note.stopSignal);
  if (!(await isGone(withinMs))) {
    send(note.pid, 'SIGKILL');
    await isGone(5000);
  }
  rmSync(pidFilePath(name, dataDirectory), { force: true });
}

/** Stops what a killed start has left running, known by its pid files. */
export async function stopLeftovers(dataDirectory: string, log: (line: string) => void): Promise<void> {
  mkdirSync(join(dataDirectory, 'run'), { recursive: true });
  const names = readdirSync(join(dataDirectory, 'run'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  await Promise.all(
    names.map(async (name) => {
      const note = readPidFile(name, dataDirectory);
      // A pid alone proves nothing: by now it may be somebody else's.
      if (!note || identify(note.pid) !== note.identity)
        return rmSync(pidFilePath(name, dataDirectory), { force: true });
      log(
        `上次未正常结束，正在停止遗留的 ${name}（进程 ${note.pid}）… / stopping ${name} left by a killed start (process ${note.pid})`,
      );
      return stopByPid({ name, dataDirectory }, note, 10_000);
    }),
  );
}

/** What the pid file of a program says; undefined when there is none that can be read. */
export function readPidFile(name: string, dataDirectory: string): PidFile | undefined {
  try {
    return PidFile.parse(JSON.parse(readFileSync(pidFilePath(name, dataDirectory), 'utf8')));
  } catch {
    return undefined;
  }
}

/** The last lines that a program wrote, for a message that must explain why it is not there. */
export function logEnd(name: string, dataDirectory: string): string {
  const path = join(dataDirectory, 'logs', `${name}.log`);
  try {
    return [
      ...readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .filter((line) => !/^\s+at /.test(line))
        .slice(-12),
      `(${path})`,
    ].join('\n');
  } catch {
    return `(${path})`;
  }
}

/** Settings of the caller's shell (PG*, ZEEBE_*, SPRING_*, SERVER_PORT …) must not reach into the embedded parts. */
export function plainEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'];
  return Object.fromEntries(
    kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name] ?? '']])),
  );
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}

function pidFilePath(name: string, dataDirectory: string): string {
  mkdirSync(join(dataDirectory, 'run'), { recursive: true });
  return join(dataDirectory, 'run', `${name}.json`);
}

function freshLog(name: string, dataDirectory: string): string {
  mkdirSync(join(dataDirectory, 'logs'), { recursive: true });
  const path = join(dataDirectory, 'logs', `${name}.log`);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLog) renameSync(path, `${path}.1`);
  return path;
}
