import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Memory of a process and its children in MB: shared pages counted once where the system can tell (Linux), else resident size. */
export function memoryOf(pid: number): number {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  const rows = list
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([pid]);
  let before = 0;
  while (family.size > before) {
    before = family.size;
    for (const [child = 0, parent = 0] of rows) if (family.has(parent)) family.add(child);
  }
  const kilobytes = rows
    .filter(([each = 0]) => family.has(each))
    .reduce((sum, [each = 0, , rss = 0]) => sum + (sharedOnce(each) ?? rss), 0);
  return kilobytes / 1024;
}

function sharedOnce(pid: number): number | undefined {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return found === undefined ? undefined : Number(found);
  } catch {
    return undefined;
  }
}
