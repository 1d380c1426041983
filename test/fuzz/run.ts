import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../server/embedded/project.ts';
import { signIn } from '../support/person.ts';
import type { RunningHall } from '../support/running-hall.ts';
import { signedIn } from './description.ts';

/** Who asks; nobody when there is no account. */
export type Visitor = { name: string; account: string | undefined };
export type Outcome = { passed: number; failed: number };
export type Tools = {
  programs: string;
  description: Record<string, unknown>;
  directory: string;
  say: (line: string) => void;
};

const seed = process.env['FUZZ_SEED'] ?? '20261125';
const examples = process.env['FUZZ_EXAMPLES'] ?? '6';

/** Lets schemathesis ask as one visitor. Passed and failed are calls of the OpenAPI text. */
export async function runAs(hall: RunningHall, visitor: Visitor, tools: Tools): Promise<Outcome> {
  const started = Date.now();
  const file = (ending: string) => join(tools.directory, `${visitor.name}.${ending}`);
  const report = file('xml');
  const { description } = tools;
  writeFileSync(file('json'), JSON.stringify(visitor.account === undefined ? description : signedIn(description)));
  const common = ['--config-file', inProject('test/fuzz/schemathesis.toml'), '--no-color', 'run', file('json')];
  const bounds = ['--seed', seed, '--max-examples', examples, '--request-timeout', '20'];
  const told = ['--report', 'junit', '--report-junit-path', report, '--warnings', 'off'];
  const scope = await scopeOf(hall, visitor);
  const health = ['--suppress-health-check', 'all', '--continue-on-failure', '--no-shrink'];
  const output = await st(tools, [...common, '--url', hall.url, ...bounds, ...told, ...health, ...scope]);
  const outcome = outcomeOf(readFileSync(report, 'utf8'));
  const seconds = Math.round((Date.now() - started) / 1000);
  tools.say(`${visitor.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
  if (outcome.failed > 0) tools.say(output.slice(Math.max(0, output.search(/=+ (?:ERRORS|FAILURES) =+/))));
  return outcome;
}

/** Everything is tried by nobody, with every check; the others try what is behind the session, by chance. */
async function scopeOf(hall: RunningHall, { account }: Visitor): Promise<string[]> {
  const clock = ['--exclude-path', '/simulated/clock'];
  if (account === undefined) return clock;
  const person = await signIn(hall, account);
  const { cookie, token } = person.session();
  return [
    ...clock,
    // Who signs in or out is somebody else for the rest of the run; the stream of events never ends.
    ...['--exclude-path', '/api/session', '--exclude-path', '/api/supervision/events'],
    ...['--header', `Cookie: ${cookie}`, '--header', `X-CSRF-Token: ${token}`],
  ];
}

async function st({ programs, directory }: Tools, args: string[]): Promise<string> {
  const child = spawn(join(programs, 'st'), args, {
    cwd: directory,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONHASHSEED: '0', COLUMNS: '160' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  process.once('exit', () => child.kill('SIGKILL'));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0 && code !== 1) throw new Error(`schemathesis ended with ${code}:\n${text}`);
  return text;
}

/** Of the JUnit report: a call that failed or could not be tried has an element of its own in its test case. */
function outcomeOf(xml: string): Outcome {
  const cases = xml.match(/<testcase\b[^>]*?(?:\/>|>[\s\S]*?<\/testcase>)/g) ?? [];
  const failed = cases.filter((one) => /<(?:failure|error)\b/.test(one)).length;
  return { passed: cases.length - failed, failed };
}
