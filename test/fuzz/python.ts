import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../server/embedded/index.ts';
import { inProject } from '../../server/embedded/project.ts';

const requirements = inProject('test/fuzz/requirements.txt');

/**
 * The folder of the programs that `requirements.txt` names, in an environment of their own below `.fuzz`; made at the
 * first run and again when the file changes. Needs Python and its pip on the machine and nothing else.
 * @throws SetupError that says what is missing and how to get it
 */
export async function pythonPrograms(log: (line: string) => void): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = inProject('.fuzz', hash);
  const programs = join(folder, 'bin');
  const works = spawnSync(join(programs, 'st'), ['--version'], { stdio: 'ignore' });
  if (works.status === 0) return programs;
  requirePython();
  log('正在安装 schemathesis（仅首次或更新后）… / installing schemathesis (the first time, and after a change)');
  rmSync(inProject('.fuzz'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Without a pip of its own: Debian keeps the part that would bring it in a package apart.
  await python('-m', 'venv', '--without-pip', folder);
  const into = ['--python', join(programs, 'python'), '--disable-pip-version-check', '--quiet'];
  await python('-m', 'pip', ...into, 'install', '--requirement', requirements);
  return programs;
}

function requirePython(): void {
  const found = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))'], { stdio: 'ignore' });
  const pip = spawnSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' });
  if (found.status === 0 && pip.status === 0) return;
  throw new SetupError(
    [
      'npm run fuzz 需要 Python ≥ 3.10 及其 pip（Debian/Ubuntu：apt install python3 python3-pip python3-venv；macOS：brew install python；其他：https://www.python.org）。',
      'npm run fuzz needs Python 3.10 or newer with its pip (Debian/Ubuntu: apt install python3 python3-pip python3-venv; macOS: brew install python; else https://www.python.org).',
    ].join('\n'),
  );
}

async function python(...args: string[]): Promise<void> {
  const child = spawn('python3', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve) =>
    child.once('error', () => resolve(1)).once('close', resolve),
  );
  if (code === 0) return;
  throw new SetupError(
    [
      `schemathesis 未能安装（python3 ${args[1]}）：请检查网络，然后再试一次。`,
      `schemathesis could not be installed (python3 ${args[1]}): look at the network, then try again.`,
    ].join('\n'),
  );
}
