import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedOptions, SetupError } from '../options.ts';
import { ask } from '../probe.ts';
import type { ProgramSpec } from '../processes.ts';

type RedisServer = { command: string; version: number };

/**
 * How the embedded Redis is run: durable, for this machine only, and it never throws anything out to make room. Until it
 * has read its file it lets nobody in: it would answer every write with LOADING, and the engine's exporter takes any
 * answer for a yes, so that each record sent in that moment would be lost without a sign.
 */
export function redisProgram(
  { dataDirectory, ports, isolation }: EmbeddedOptions,
  { password, binaries }: { password: string; binaries: () => string },
): ProgramSpec {
  const directory = join(dataDirectory, 'redis');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const server = serverOnPath() ?? bundledServer(binaries());
  refuseNewerData(directory, server);
  const settings = {
    bind: '127.0.0.1',
    port: ports.redis,
    requirepass: whileLoading(password),
    appendonly: 'yes',
    appendfsync: isolation === 'hall' ? 'always' : 'everysec',
    save: '""',
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  const file = join(directory, 'redis.conf');
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
    { mode: 0o600 },
  );
  return {
    name: 'redis',
    command: server.command,
    // Relative to cwd, so that no blank or quote in the data directory's path can be misread.
    args: ['./redis.conf', '--dir', './'],
    cwd: directory,
    stopSignal: 'SIGTERM',
    stopWithinMs: 8000,
    readyWithinMs: 60_000,
    isReady: async () => (await letsIn(ports.redis, password)) || (await opened(ports.redis, password)),
  };
}

const whileLoading = (password: string): string => `${password}-while-loading`;

async function letsIn(port: number, password: string): Promise<boolean> {
  return (await ask({ port }, `AUTH ${password}\r\n`)).toString().startsWith('+OK');
}

/** Puts the real password in place. All or nothing: the PING is refused while Redis loads, and the other with it. */
async function opened(port: number, password: string): Promise<boolean> {
  const commands = [`AUTH ${whileLoading(password)}`, 'MULTI', 'PING', `CONFIG SET requirepass ${password}`, 'EXEC'];
  await ask({ port }, commands.map((command) => `${command}\r\n`).join(''));
  return await letsIn(port, password);
}

/** redis-server on PATH, when it knows XTRIM MINID (6.2 and newer). */
function serverOnPath(): RedisServer | undefined {
  try {
    const server = { command: 'redis-server', version: versionOf('redis-server') };
    return server.version >= 6.2 ? server : undefined;
  } catch {
    return undefined;
  }
}

function bundledServer(binaries: string): RedisServer {
  const builds: Record<string, string> = {
    'linux-x64': 'redis-server-6.2.6-v5-linux-amd64',
    'linux-arm64': 'redis-server-6.2.7-linux-arm64',
    'darwin-x64': 'redis-server-6.2.6-v5-darwin-amd64',
    'darwin-arm64': 'redis-server-6.2.6-v5-darwin-arm64',
  };
  const build = builds[`${process.platform}-${process.arch}`];
  const command = join(binaries, build ?? 'none');
  try {
    if (existsSync(command)) chmodSync(command, 0o755);
    return { command, version: versionOf(command) };
  } catch {
    throw new SetupError(
      [
        '自带的 Redis 无法在本机运行：请安装 redis-server（6.2 或更新），或用 REDIS_URL 指定已有的 Redis。',
        'The Redis that comes along cannot run on this machine: install redis-server (6.2 or newer), or name one by REDIS_URL.',
      ].join('\n'),
    );
  }
}

function versionOf(command: string): number {
  const found = /v=(\d+\.\d+)/.exec(execFileSync(command, ['--version'], { encoding: 'utf8', stdio: 'pipe' }))?.[1];
  return Number(found ?? 0);
}

/** An older Redis does not see a newer one's files, starts empty, and nobody notices: so it is refused. */
function refuseNewerData(directory: string, server: RedisServer): void {
  const note = join(directory, 'written-by');
  const before = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  if (Math.floor(before) > Math.floor(server.version)) {
    throw new SetupError(
      [
        `${directory} 由 Redis ${before} 写成，现在只有 Redis ${server.version}：请再次安装 redis-server ${Math.floor(before)}。`,
        `${directory} was written by Redis ${before}, and only Redis ${server.version} is here now: install redis-server ${Math.floor(before)} again.`,
      ].join('\n'),
    );
  }
  writeFileSync(note, String(server.version));
}
