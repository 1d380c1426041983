import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { identify } from './identity.ts';
import { SetupError } from './options.ts';

const Holder = z.object({ pid: z.int(), identity: z.string() });

/** Makes this process the only one that works in the data directory; returns how to give it back. */
export function lockDataDirectory(dataDirectory: string): () => void {
  const path = join(dataDirectory, 'lock.json');
  const mine = JSON.stringify({ pid: process.pid, identity: identify(process.pid) ?? '' });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const pid = livingHolder(path);
      if (pid !== undefined) throw new SetupError(alreadyRunningMessage(dataDirectory, pid));
      // Its holder was killed and could not give it back.
      rmSync(path, { force: true });
    }
  }
  throw new SetupError(`The lock ${path} keeps coming back: another start is under way.`);
}

/** True while a living process works in the data directory. */
export function isLocked(dataDirectory: string): boolean {
  return livingHolder(join(dataDirectory, 'lock.json')) !== undefined;
}

function livingHolder(path: string): number | undefined {
  try {
    const holder = Holder.parse(JSON.parse(readFileSync(path, 'utf8')));
    return identify(holder.pid) === holder.identity ? holder.pid : undefined;
  } catch {
    return undefined;
  }
}

function alreadyRunningMessage(dataDirectory: string, pid: number): string {
  return [
    `联办已在运行（进程 ${pid}），数据目录是 ${dataDirectory}。请先停止它，或用 LIANBAN_DATA 指定另一个数据目录。`,
    `Lianban is running already (process ${pid}) with the data directory ${dataDirectory}. Stop it first, or name another data directory by LIANBAN_DATA.`,
  ].join('\n');
}
