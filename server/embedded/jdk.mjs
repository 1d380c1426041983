// Plain JavaScript, because bootstrap.mjs asks it before any package is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export const oldestJdk = 21;

export function findJdk() {
  return allJava().find((java) => java.version >= oldestJdk);
}

/** Every Java on the machine, in the order in which they are to be tried. */
export function allJava() {
  const folders = [process.env.JAVA_HOME, ...javaOnPath(), ...systemJdks()].filter(Boolean);
  return [...new Set(folders)].map((home) => ({ home, version: javaVersion(home) })).filter((java) => java.version > 0);
}

function javaOnPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => existsSync(join(folder, 'java')));
  return folders.map((folder) => dirname(dirname(realpathSync(join(folder, 'java')))));
}

function systemJdks() {
  const parents = [
    '/usr/lib/jvm',
    '/usr/java',
    '/opt/java',
    '/opt/homebrew/opt',
    '/Library/Java/JavaVirtualMachines',
    join(process.env.HOME ?? '/', '.sdkman/candidates/java'),
  ];
  return parents.flatMap((parent) => {
    try {
      return readdirSync(parent).flatMap((name) => [join(parent, name), join(parent, name, 'Contents/Home')]);
    } catch {
      return [];
    }
  });
}

/** 0 when there is no Java in the folder. Its `release` file spares a JVM's start for each. */
function javaVersion(home) {
  if (!existsSync(join(home, 'bin/java'))) return 0;
  try {
    return Number.parseInt(
      /JAVA_VERSION="(?:1\.)?(\d+)/.exec(readFileSync(join(home, 'release'), 'utf8'))?.[1] ?? '0',
      10,
    );
  } catch {
    const { stderr } = spawnSync(join(home, 'bin/java'), ['-version'], { encoding: 'utf8' });
    return Number.parseInt(/version "(?:1\.)?(\d+)/.exec(stderr ?? '')?.[1] ?? '0', 10);
  }
}
