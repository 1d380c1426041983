import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../server/embedded/index.ts';
import { startHall } from '../support/running-hall.ts';
import { withKnown } from './description.ts';
import { makeKnown } from './known.ts';
import { pythonPrograms } from './python.ts';
import { type Outcome, runAs, type Tools, type Visitor } from './run.ts';

// Starts a hall of its own, makes cases in it, and lets schemathesis try the whole OpenAPI text as everybody who can ask.
const directory = mkdtempSync(join(tmpdir(), 'lianban-fuzz-'));
const ends: (() => Promise<void>)[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const visitors: readonly Visitor[] = [
  { name: 'nobody', account: undefined },
  { name: 'citizen', account: 'lin' },
  { name: 'enterprise', account: 'haixia' },
  { name: 'staff', account: 'market-gulou-1' },
  { name: 'supervisor', account: 'supervisor-fujian' },
  { name: 'designer', account: 'designer' },
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(1));

let ending: Promise<never> | undefined;
function end(code: number): Promise<never> {
  ending ??= (async () => {
    for (const stop of ends.toReversed()) await stop().catch((error: unknown) => console.error(error));
    rmSync(directory, { recursive: true, force: true });
    process.exit(code);
  })();
  return ending;
}

async function run(): Promise<Outcome> {
  const programs = await pythonPrograms(say);
  say('正在启动大厅并办理示例事项… / starting a hall and making cases in it');
  const settings = { LIANBAN_DEMO_PASSWORD: randomBytes(12).toString('hex') };
  const hall = await startHall({ teardown: (stop) => void ends.push(stop) }, settings);
  const known = await makeKnown(hall);
  const description = withKnown(await (await fetch(`${hall.url}/api/openapi.json`)).json(), known);
  const tools: Tools = { programs, description, directory, say };
  // Two at a time: schemathesis is busy on one core with making up what it sends.
  const waiting = [...visitors];
  const sum: Outcome = { passed: 0, failed: 0 };
  const turn = async () => {
    for (let visitor = waiting.shift(); visitor; visitor = waiting.shift()) {
      const { passed, failed } = await runAs(hall, visitor, tools);
      sum.passed += passed;
      sum.failed += failed;
    }
  };
  await Promise.all([turn(), turn()]);
  return sum;
}

try {
  const { passed, failed } = await run();
  say(`${passed} passed, ${failed} failed`);
  await end(failed === 0 && passed > 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  await end(1);
}
