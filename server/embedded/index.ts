import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockDataDirectory } from './lock.ts';
import type { Embedded, EmbeddedOptions } from './options.ts';
import { type EnginePackages, fetchEnginePackages } from './parts/engine-packages.ts';
import { postgresProgram } from './parts/postgres.ts';
import { databaseName, databaseUser, superuser } from './parts/postgres-roles.ts';
import { redisProgram } from './parts/redis.ts';
import { zeebeProgram } from './parts/zeebe.ts';
import { neededPorts, requireFreePorts } from './ports.ts';
import { type ProgramSpec, stopLeftovers } from './processes.ts';
import { type Supervised, supervise } from './supervise.ts';

export { type Embedded, type EmbeddedOptions, type EmbeddedPorts, portsFromSettings, SetupError } from './options.ts';

/**
 * Starts what the hall stands on, PostgreSQL, Redis and Zeebe side by side, except what `external` names, and returns when all
 * can be worked with. First cleans up after a start that was killed. A {@link SetupError} is for the reader: print its message only.
 */
export async function startEmbedded(given: EmbeddedOptions): Promise<Embedded> {
  const options = { ...given, dataDirectory: resolve(given.dataDirectory) };
  mkdirSync(options.dataDirectory, { recursive: true });
  // A process that starts nothing may work beside the one that does, on the same files.
  const { databaseUrl, redisUrl: redis, zeebeAddress } = options.external;
  if (databaseUrl && redis && zeebeAddress) return await besideOthers(options);
  const unlock = lockDataDirectory(options.dataDirectory);
  stopWhenBootstrapIsGone();
  try {
    await stopLeftovers(options.dataDirectory, options.log);
    await requireFreePorts(neededPorts(options));
    const running = await startPrograms(options);
    return toEmbedded(options, running, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function besideOthers(options: EmbeddedOptions): Promise<Embedded> {
  stopWhenBootstrapIsGone();
  await requireFreePorts(neededPorts(options));
  return toEmbedded(options, [], () => undefined);
}

async function startPrograms(options: EmbeddedOptions): Promise<Supervised[]> {
  const { external, log } = options;
  const packages = external.zeebeAddress && external.redisUrl ? undefined : await fetchEnginePackages(options);
  const specs = programs(options, packages);
  const started = Date.now();
  const outcomes = await Promise.allSettled(
    specs.map(async (spec) => {
      log(`正在启动 ${spec.name}… / starting ${spec.name}`);
      const program = await supervise(spec, options);
      log(`${spec.name} 已就绪 / ${spec.name} is ready (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      return program;
    }),
  );
  const running = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (!failure) return running;
  await stopInOrder(running);
  throw failure.reason;
}

function programs(options: EmbeddedOptions, packages: EnginePackages | undefined): ProgramSpec[] {
  const { external } = options;
  const redisPassword = secret(options, 'redis');
  const specs: ProgramSpec[] = [];
  // The slowest first: it boots while the others are made ready.
  if (!external.zeebeAddress && packages) specs.push(zeebeProgram(options, { packages, redisUrl: redisUrl(options) }));
  if (!external.redisUrl && packages)
    specs.push(redisProgram(options, { password: redisPassword, binaries: () => packages.redisBinaries }));
  if (!external.databaseUrl)
    specs.push(postgresProgram(options, { superuser: secret(options, 'postgres'), hall: secret(options, 'database') }));
  return specs;
}

function toEmbedded(options: EmbeddedOptions, running: Supervised[], unlock: () => void): Embedded {
  const { external, ports } = options;
  let stopping: Promise<void> | undefined;
  return {
    databaseUrl:
      external.databaseUrl ??
      `postgresql://${databaseUser}:${secret(options, 'database')}@127.0.0.1:${ports.postgres}/${databaseName}`,
    superuserUrl: external.databaseUrl
      ? undefined
      : `postgresql://${superuser}:${secret(options, 'postgres')}@127.0.0.1:${ports.postgres}/${databaseName}`,
    redisUrl: redisUrl(options),
    zeebeAddress: external.zeebeAddress ?? `127.0.0.1:${ports.zeebe.gateway}`,
    zeebeManagementUrl: external.zeebeAddress ? undefined : `http://127.0.0.1:${ports.zeebe.management}`,
    stop: () => {
      stopping ??= stopInOrder(running).finally(unlock);
      return stopping;
    },
    get processes() {
      return running.map((program) => ({ name: program.name, pid: program.pid() }));
    },
  };
}

/** The engine first: it hands its last records to Redis while it goes down. */
async function stopInOrder(running: Supervised[]): Promise<void> {
  const isEngine = (program: Supervised) => program.name === 'zeebe';
  await Promise.all(running.filter(isEngine).map((program) => program.stop()));
  await Promise.all(running.filter((program) => !isEngine(program)).map((program) => program.stop()));
}

function redisUrl(options: EmbeddedOptions): string {
  return options.external.redisUrl ?? `redis://:${secret(options, 'redis')}@127.0.0.1:${options.ports.redis}`;
}

/** A password of this data directory's own, made at its first start, readable by its owner only. */
function secret({ dataDirectory }: EmbeddedOptions, name: string): string {
  const path = join(dataDirectory, 'secrets', name);
  mkdirSync(join(dataDirectory, 'secrets'), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, randomBytes(18).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch {
    // Made at an earlier start.
  }
  return readFileSync(path, 'utf8');
}

/**
 * Bootstrap killed with -9 can't pass anything on: its end closes the channel, and that counts as SIGTERM. It may have
 * ended before anybody listened here; who was started without a channel has nobody to wait for.
 */
function stopWhenBootstrapIsGone(): void {
  if (process.env['LIANBAN_BOOTSTRAP'] === undefined || process.connected === undefined) return;
  const stop = () => process.kill(process.pid, 'SIGTERM');
  if (!process.connected) return void stop();
  process.once('disconnect', stop);
  // Listening would keep a process alive that has nothing else to do.
  process.channel?.unref();
}
