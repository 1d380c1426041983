import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser } from '../../support/browser.ts';
import { expect, type Person, signIn } from '../../support/person.ts';

// Takes the README's pictures from a running hall with sample accounts: node test/journeys/tools/pictures.ts <url> <folder> [name]

const [url = 'http://localhost:8080', folder = 'deploy/pictures', only] = process.argv.slice(2);
const limitBytes = 150_000;
const phone = { viewport: { width: 360, height: 740 }, isMobile: true };
const wide = { viewport: { width: 1440, height: 900 } };

type Picture = {
  name: string;
  who: string | null;
  path: string;
  size?: BrowserContextOptions;
  /** Brings the page into the state that is worth a picture. */
  ready(page: Page): Promise<unknown>;
};

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first().waitFor();
const Cases = z.object({ items: z.array(z.object({ number: z.string(), itemCode: z.string(), state: z.string() })) });
const Tasks = z.object({ items: z.array(z.object({ id: z.string(), stage: z.string(), itemCode: z.string() })) });

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
for (const picture of await pictures()) if (only === undefined || only === picture.name) await take(browser, picture);
await browser.close();

async function pictures(): Promise<Picture[]> {
  const clerk = await signIn({ url }, 'market-gulou-1');
  const number = await caseInReview(await signIn({ url }, 'haixia'));
  const { items } = expect(Tasks, await clerk.get('/api/tasks?queue=group&limit=100'));
  const task = items.find(({ stage }) => stage === '现场核查') ?? items[0];
  return [
    { name: 'home', who: 'lin', path: '/', ready: heading('按主题找') },
    { name: 'home-phone', who: null, path: '/', size: phone, ready: heading('按主题找') },
    { name: 'guide', who: null, path: '/items/food-business-licence', ready: heading('办理流程') },
    { name: 'apply', who: 'minjiang', path: '/apply/food-business-licence', ready: fillUntilMaterials },
    { name: 'case', who: 'haixia', path: `/cases/${number}`, ready: heading('办理经过') },
    { name: 'case-phone', who: 'haixia', path: `/cases/${number}`, size: phone, ready: heading('办理经过') },
    { name: 'desk', who: 'market-gulou-1', path: `/desk/group/${task?.id}`, ready: heading(/现场核查/) },
    { name: 'watch', who: 'supervisor-fujian', path: '/watch', ready: (page) => page.getByText('实时更新').waitFor() },
    {
      name: 'studio',
      who: 'designer',
      path: '/studio/construction-planning-permit',
      ready: async (page) => {
        await page.locator('.djs-element[data-element-id="review"]').first().click();
        await page.getByText('基本信息').first().waitFor();
      },
    },
  ];
}

async function caseInReview(person: Person): Promise<string> {
  const { items } = expect(Cases, await person.get('/api/cases?limit=50'));
  const found = items.find(({ itemCode, state }) => itemCode === 'food-business-licence' && state === 'in-review');
  if (!found) throw new Error('walk a food business licence of haixia to its site visit first');
  return found.number;
}

async function fillUntilMaterials(page: Page): Promise<void> {
  const next = page.getByRole('button', { name: '下一步' });
  await page.getByLabel('联系手机').fill('13800000012');
  await next.click();
  await page.getByLabel('以上条件我都符合').check();
  await next.click();
  await page.getByLabel(/^经营场所名称/).fill('闽江小馆');
  await page.getByLabel(/^经营场所地址/).fill('闽侯县示例路12号');
  await page.getByLabel('餐饮服务经营者').check();
  await page.getByText(/已自动保存/).waitFor();
}

async function take(from: Browser, { name, who, path, size = wide, ready }: Picture): Promise<void> {
  const context = await from.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', baseURL: url, ...size });
  if (who) await context.request.post('/api/session', { data: { account: who, password: 'lianban-2026' } });
  const page = await context.newPage();
  await page.goto(path);
  await ready(page);
  // What is still moving would be blurred in the picture.
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined);
  const file = join(folder, `${name}.jpg`);
  for (const quality of [82, 70, 55]) {
    await page.screenshot({ path: file, type: 'jpeg', quality, animations: 'disabled' });
    if (statSync(file).size <= limitBytes) break;
  }
  process.stdout.write(`${file} ${Math.round(statSync(file).size / 1024)} kB\n`);
  await context.close();
}
