import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetupError } from '../options.ts';

/** Whom PostgreSQL runs as when root starts the hall: it refuses to run as root. */
export type Account = {
  uid: number;
  gid: number /** Set when that user may not enter the folders above the data. */;
  capability?: string;
};

/** The account for PostgreSQL; undefined when the hall is not run by root, and PostgreSQL runs as the same user. */
export function postgresAccount(paths: string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = findAccount() ?? createAccount();
  return paths.every((path) => mayEnter(path, account))
    ? account
    : { ...account, capability: passingCapability(account, paths) };
}

/** What to start, and as which user where that is not the one who starts it. */
export type Command = { command: string; args: string[]; user?: { uid: number; gid: number } };

/** A command to be run as the account. */
export function asAccount(account: Account | undefined, command: string, args: string[]): Command {
  if (!account) return { command, args };
  const { uid, gid, capability } = account;
  if (!capability) return { command, args, user: { uid, gid } };
  return { command: 'setpriv', args: [...setprivArgs({ uid, gid, capability }), '--', command, ...args] };
}

function findAccount(): Account | undefined {
  try {
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return undefined;
  }
}

function createAccount(): Account {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    throw new SetupError(
      [
        'PostgreSQL 不能以 root 运行，且无法创建用户 postgres：请用普通用户启动联办，或先创建用户 postgres。',
        'PostgreSQL does not run as root, and the user postgres could not be created: start Lianban as an ordinary user, or create that user first.',
      ].join('\n'),
    );
  }
}

function idOf(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }));
}

/** True when every folder on the way may be passed by the account. */
function mayEnter(path: string, { uid, gid }: Account): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const execute = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Root's home and mktemp's folders are closed to other users. Linux can let one process pass them without being root;
 * containers often keep only the second of the two capabilities.
 */
function passingCapability(account: Account, [path = '/']: string[]): string {
  for (const capability of ['dac_read_search', 'dac_override']) {
    try {
      execFileSync('setpriv', [...setprivArgs({ ...account, capability }), '--', 'test', '-x', path], {
        stdio: 'pipe',
      });
      return capability;
    } catch {
      // Not this one.
    }
  }
  throw new SetupError(
    [
      `PostgreSQL 以用户 postgres 运行，但该用户无法进入 ${path}：请用普通用户启动联办，或把项目和数据目录放到该用户可进入的位置。`,
      `PostgreSQL runs as the user postgres, who may not enter ${path}: start Lianban as an ordinary user, or move the project and its data to where that user may enter.`,
    ].join('\n'),
  );
}

function setprivArgs({ uid, gid, capability }: Account): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    // Without it access(2) leaves the capability out of account, and PostgreSQL asks by it whether its programs are there.
    '--securebits=+no_setuid_fixup',
  ];
}
