import { join } from 'node:path';
import test from 'ava';
import { build } from 'vite';
import { z } from 'zod';
import { browserOfFile, openContext } from '../support/browser.ts';

const browser = browserOfFile(test);
const Texts = z.array(z.string());
const site = 'http://studio.test';
/** What the hall sends with its pages: the modeler must run under it. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:";

/** The modeler and the page that opens every part of it, built in memory. */
async function buildPage(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: join(import.meta.dirname, 'studio-words/page.ts'),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return new Map(outputs.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

test('the modeler speaks Chinese everywhere, and runs without eval', async (t) => {
  t.timeout(240_000);
  const files = await buildPage();
  const page = await (await openContext(t, browser())).newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.route(`${site}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = files.get(pathname);
    const body = file ?? '<!doctype html><title>t</title><body><script type="module" src="/page.js"></script>';
    const contentType = pathname.endsWith('.js')
      ? 'text/javascript'
      : pathname.endsWith('.css')
        ? 'text/css'
        : 'text/html';
    return route.fulfill({
      body: Buffer.from(body),
      contentType,
      headers: { 'content-security-policy': policy },
    });
  });
  await page.goto(site);
  const untranslated = await page.evaluate(
    () =>
      new Promise((done) => {
        window.addEventListener('opened', (event) => done(event instanceof CustomEvent && event.detail));
        window.dispatchEvent(new CustomEvent('begin'));
      }),
  );
  t.deepEqual(Texts.parse(untranslated), []);
  t.deepEqual(faults, []);
});
