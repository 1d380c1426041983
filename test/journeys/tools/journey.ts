import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { BrowserContextOptions, Page, Request } from 'playwright-core';
import { z } from 'zod';
import { browserOfFile, openContext } from '../../support/browser.ts';
import { hallOfFile, type RunningHall } from '../../support/running-hall.ts';
import { type Walker, walkerOf } from '../../support/walk.ts';

export type Stage = {
  hall: RunningHall;
  /** Everybody else, by the interface of the hall. */
  walker: Walker;
  /** Opens a page of the hall in a browser of somebody's own; nobody is signed in where `account` is null. */
  visit(account: string | null, path: string, options?: BrowserContextOptions): Promise<Page>;
};

export const password = 'lianban-2026';

const hall = hallOfFile(test);
const browser = browserOfFile(test);
const Problem = z.object({ detail: z.string() });

/** A way through the pages as people go it. It fails also when a page throws, or the hall answers 5xx on the way. */
export function journey(title: string, go: (t: ExecutionContext, stage: Stage) => Promise<void>): void {
  test.serial(title, async (t) => {
    t.timeout(300_000);
    const faults: string[] = [];
    const visit: Stage['visit'] = async (account, path, options) => {
      const context = await openContext(t, browser(), { baseURL: hall().url, ...options });
      if (account) await enter(context.request, account);
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
      page.on('response', (answer) => {
        if (answer.status() >= 500) faults.push(`${answer.request().method()} ${answer.url()}: ${answer.status()}`);
      });
      const waiting = new Set<string>();
      page.on('request', (asked) => waiting.add(`${asked.method()} ${asked.url()}`));
      const ended = (asked: Request) => waiting.delete(`${asked.method()} ${asked.url()}`);
      page.on('requestfinished', ended);
      page.on('requestfailed', ended);
      t.teardown(() => (t.passed || page.isClosed() ? undefined : tell(t, page, [...faults, ...waiting])));
      await page.goto(path);
      return page;
    };
    await go(t, { hall: hall(), walker: walkerOf(hall()), visit });
    t.deepEqual(faults, [], 'pages throw nothing and the hall answers');
  });
}

async function enter(request: Page['request'], account: string): Promise<void> {
  const answer = await request.post('/api/session', { data: { account, password } });
  if (!answer.ok()) throw new Error(`${account} could not sign in: ${Problem.parse(await answer.json()).detail}`);
}

/** How it looked when it failed, for whoever looks into it: what was thrown, what is not answered yet, what the page says. */
async function tell(t: ExecutionContext, page: Page, loose: string[]): Promise<void> {
  const said = await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String);
  t.log(page.url(), ...loose);
  t.log(said.slice(-4_000));
  const folder = join('.test-data', 'pictures');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${t.title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png`) });
}
