import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { readConfig } from '../../server/config.ts';
import { SetupError } from '../../server/embedded/options.ts';

const production = {
  NODE_ENV: 'production',
  SESSION_SECRET: 'a secret of more than thirty-two characters',
  PUBLIC_URL: 'https://hall.example',
  LIANBAN_SAMPLE_ACCOUNTS: 'no',
  LIANBAN_SIMULATED_SYSTEMS: 'no',
  LIANBAN_PROVIDERS: '/etc/lianban/providers.json',
};

test('production starts when everything is said, behind one proxy', (t) => {
  const config = readConfig(production, []);
  t.like(config, { production: true, sampleAccounts: false, simulatedSystems: false, proxies: 1 });
});

const refusals: [string, Record<string, string>, RegExp][] = [
  ['without a secret', { SESSION_SECRET: '' }, /SESSION_SECRET/],
  ['without its address', { PUBLIC_URL: '' }, /PUBLIC_URL/],
  ['unless sample accounts are named', { LIANBAN_SAMPLE_ACCOUNTS: '' }, /LIANBAN_SAMPLE_ACCOUNTS/],
  ['unless simulated systems are named', { LIANBAN_SIMULATED_SYSTEMS: '' }, /LIANBAN_SIMULATED_SYSTEMS/],
  ['with sample accounts of the default password', { LIANBAN_SAMPLE_ACCOUNTS: 'yes' }, /LIANBAN_DEMO_PASSWORD/],
  ['without outer systems', { LIANBAN_PROVIDERS: '' }, /LIANBAN_PROVIDERS/],
];
for (const [what, change, told] of refusals) {
  test(`production refuses to start ${what}`, (t) => {
    const error = t.throws(() => readConfig({ ...production, ...change }, []), { instanceOf: SetupError });
    t.regex(error.message, told);
  });
}

test('production tells all that it refuses at once', (t) => {
  const error = t.throws(() => readConfig({ NODE_ENV: 'production' }, []), { instanceOf: SetupError });
  for (const name of ['SESSION_SECRET', 'PUBLIC_URL', 'LIANBAN_SAMPLE_ACCOUNTS', 'LIANBAN_SIMULATED_SYSTEMS'])
    t.true(error.message.includes(name), name);
});

test('a short secret and settings that are none are told by their names', (t) => {
  const error = t.throws(() =>
    readConfig({ ...production, SESSION_SECRET: 'short', PORT: 'x', LIANBAN_PROXIES: '0' }, []),
  );
  for (const name of ['SESSION_SECRET', 'PORT', 'LIANBAN_PROXIES']) t.true(error.message.includes(name), name);
});

test('a secret made here is for its owner’s eyes, and another for each machine', (t) => {
  const [one, other] = [directoryFor(t), directoryFor(t)];
  const secret = readConfig({ LIANBAN_DATA: one }, []).sessionSecret;
  t.is(readConfig({ LIANBAN_DATA: one }, []).sessionSecret, secret);
  t.not(readConfig({ LIANBAN_DATA: other }, []).sessionSecret, secret);
  t.is(statSync(join(one, 'session-secret')).mode & 0o077, 0);
});

test('without HTTPS no proxy is believed unless it is named', (t) => {
  const LIANBAN_DATA = directoryFor(t);
  t.is(readConfig({ LIANBAN_DATA }, []).proxies, 0);
  t.is(readConfig({ LIANBAN_DATA, LIANBAN_PROXIES: '2' }, []).proxies, 2);
});

function directoryFor(t: ExecutionContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'lianban-config-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  return directory;
}
