import { accessSync, constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packed, { inflate } from '@sparticuz/chromium';
import type { TestFn } from 'ava';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

type Scope = { teardown(end: () => Promise<void>): void };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const places = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// A test browser asks nobody but the hall: no updates, no lists of bad sites, no proposals of the start page.
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-dev-shm-usage',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--lang=zh-CN',
];

/** A headless browser: the machine's own if there is one that starts, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const refusals: string[] = [];
  for (const executablePath of systemBrowsers()) {
    try {
      return await chromium.launch({ executablePath, args: quiet });
    } catch (error) {
      // A distribution's placeholder may lie there that only says how to install it.
      refusals.push(`${executablePath}: ${said(error)}`);
    }
  }
  try {
    return await launchPacked();
  } catch (error) {
    refusals.push(`@sparticuz/chromium: ${said(error)}`);
    throw new Error(`no browser starts; install Chromium (apt install chromium):\n${refusals.join('\n')}`);
  }
}

/** One browser for all tests of a file. */
export function browserOfFile(test: TestFn): () => Browser {
  const state: { browser?: Browser } = {};
  test.before(async () => {
    state.browser = await launchBrowser();
  });
  test.after.always(async () => {
    await state.browser?.close();
  });
  return () => {
    if (!state.browser) throw new Error('the browser of this file did not start');
    return state.browser;
  };
}

/** A browser of its own for somebody, with nothing in it, closed with the test. */
export async function openContext(
  t: Scope,
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // What moves may be missed by a click: its place is looked up, then the button is pressed, then let go.
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(30_000);
  t.teardown(() => context.close());
  return context;
}

function systemBrowsers(): string[] {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...places];
  const found = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...macPlaces];
  return [...new Set(found)].filter(isExecutable);
}

/** The packed browser is made for a cloud that has neither fonts nor the libraries it needs, and brings both. */
async function launchPacked(): Promise<Browser> {
  const executablePath = await packed.executablePath();
  // In one process a page's fault would end the browser, and with it all other tests.
  const args = [
    ...packed.args.filter((arg) => arg !== '--single-process' && arg !== '--disable-web-security'),
    ...quiet,
  ];
  const env = {
    ...defined(process.env),
    ...(existsSync('/etc/fonts') ? {} : { FONTCONFIG_PATH: join(tmpdir(), 'fonts') }),
  };
  try {
    return await chromium.launch({ executablePath, args, env });
  } catch (error) {
    if (!said(error).includes('shared libraries')) throw error;
    const bin = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
    const libraries = join(await inflate(join(bin, 'al2023.tar.br')), 'lib');
    return await chromium.launch({ executablePath, args, env: { ...env, LD_LIBRARY_PATH: libraries } });
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const defined = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
