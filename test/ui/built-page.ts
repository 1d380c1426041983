import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { openContext } from '../support/browser.ts';

const site = 'http://studio.test';
/** What the hall sends with its pages: the modeler must run under it. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:";

/** A script of the tests with all that it imports, built in memory. */
async function buildPage(entry: string): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: join(import.meta.dirname, entry),
        output: { entryFileNames: 'page.js' },
      },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return new Map(outputs.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]));
}

/** A page with nothing in it but that script; `faults` fills with what goes wrong in it. */
export async function openBuilt(t: ExecutionContext, browser: Browser, entry: string) {
  const files = await buildPage(entry);
  const page = await (await openContext(t, browser)).newPage();
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
  return { page, faults };
}
