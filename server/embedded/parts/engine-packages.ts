import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findJdk } from '../jdk.mjs';
import { SetupError } from '../options.ts';
import { contentStamp, inProject } from '../project.ts';

/** What pom.xml brings: where it lies once it has been fetched. */
export type EnginePackages = { zeebe: string; exporter: string; redisBinaries: string };

const pom = inProject('server/embedded/pom.xml');

/** Fetches Zeebe, its exporter and the redis-server binaries, once for each state of pom.xml; shared by hall and tests. */
export async function fetchEnginePackages({
  log,
  signal,
}: {
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}): Promise<EnginePackages> {
  const directory = inProject('.engine', contentStamp([pom]));
  if (!existsSync(directory)) {
    log('正在获取 Zeebe 引擎（约 220 MB，仅首次）… / fetching the Zeebe engine (about 220 MB, the first time only)');
    // Renamed when it is whole, so that an interrupted fetch leaves nothing that looks finished.
    const unfinished = `${directory}.${process.pid}.unfinished`;
    mkdirSync(unfinished, { recursive: true });
    try {
      await runMaven(unfinished, { log, signal });
      if (!existsSync(directory)) renameSync(unfinished, directory);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return {
    zeebe: join(directory, 'camunda-zeebe-8.5.8'),
    exporter: join(directory, 'zeebe-redis-exporter.jar'),
    redisBinaries: join(directory, 'redis'),
  };
}

async function runMaven(
  target: string,
  { log, signal }: { log: (line: string) => void; signal?: AbortSignal | undefined },
): Promise<void> {
  const jdk = findJdk();
  const args = ['-B', '-f', pom, 'process-resources', `-Dengine.directory=${target}`];
  const child = spawn('mvn', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(jdk ? { JAVA_HOME: jdk.home } : {}) },
    ...(signal ? { signal } : {}),
  });
  const progress = { files: 0, current: '', errors: [] as string[] };
  child.stderr.resume();
  createInterface(child.stdout).on('line', (line) => {
    const file = /Download(?:ing|ed) from \S+: \S*\/([^/\s]+)/.exec(line)?.[1];
    if (file) progress.current = file;
    if (line.includes('Downloaded from')) progress.files++;
    if (line.includes('[ERROR]') && !line.includes('re-run Maven'))
      progress.errors.push(line.replace('[ERROR]', '').trim());
  });
  const started = Date.now();
  const ticking = setInterval(
    () => log(`  ${Math.round((Date.now() - started) / 1000)} s, ${progress.files} files, ${progress.current}`),
    5000,
  );
  try {
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) throw new SetupError(mavenFailedMessage(progress.errors));
  } catch (error) {
    if (error instanceof SetupError) throw error;
    throw new SetupError(signal?.aborted ? 'Stopped while fetching.' : mavenFailedMessage(['mvn cannot be run']));
  } finally {
    clearInterval(ticking);
  }
}

function mavenFailedMessage(errors: string[]): string {
  return [
    'Maven 未能获取引擎：请检查网络或 Maven 的镜像设置，然后再试一次。',
    "Maven could not fetch the engine: look at the network or at the mirror in Maven's settings, then try again.",
    ...errors.filter(Boolean).slice(0, 3),
  ].join('\n');
}
