import type { Locator, Page } from 'playwright-core';
import { until } from '../support/person.ts';
import { journey } from './tools/journey.ts';

const enough = 60;

/** Goes on by Tab until the focus is there, as somebody without a mouse must; it has to be seen there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < enough; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${enough} times Tab did not reach ${target}`);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** The focus must not lie under what sticks to the edges of the window. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const box = document.activeElement?.getBoundingClientRect();
    if (!box || box.width === 0) return true;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
    return !document.activeElement?.contains(top) && !top?.contains(document.activeElement);
  });

async function type(page: Page, label: RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).first());
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

async function press(page: Page, target: Locator, key: 'Space' | 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/**
 * A choice of form-js: it opens when the focus comes, the arrow goes to an answer, Enter takes it. The list is seen a moment
 * before it listens, and what is pressed in between is lost: as a person does, a key that did nothing is pressed again.
 */
async function choose(page: Page, label: RegExp): Promise<void> {
  await tabTo(page, page.getByRole('combobox', { name: label }).or(page.getByLabel(label)).first());
  const list = page.locator('.fjs-dropdownlist');
  await list.waitFor();
  const second = list.locator('.fjs-dropdownlist-item:nth-child(n+2).focused');
  await pressUntil(page, 'ArrowDown', async () => (await second.count()) > 0);
  await pressUntil(page, 'Enter', async () => (await list.count()) === 0);
}

const pressUntil = (page: Page, key: string, done: () => Promise<boolean>) =>
  until(
    `${key} to have been heard`,
    async () => {
      if (await done()) return true;
      await page.keyboard.press(key);
      return false;
    },
    20_000,
  );

const next = (page: Page) => press(page, page.getByRole('button', { name: '下一步' }), 'Enter');
const arrived = (page: Page, step: string) =>
  until(`the focus to be at the heading ${step}`, async () => (await focused(page)) === step, 10_000);

journey('a card is applied for by keyboard alone, on a phone’s width', async (t, { visit }) => {
  const page = await visit('zheng', '/apply/social-security-card', { viewport: { width: 360, height: 740 } });
  await page.getByRole('heading', { level: 2, name: '申请人' }).waitFor();
  const first = page.locator('a[href], button, input, select, textarea, [tabindex="0"]').first();
  t.is(await first.textContent(), '跳到主要内容', 'the first thing is the way past the header');
  await press(page, page.getByRole('link', { name: '跳到主要内容' }), 'Enter');
  await type(page, /^联系手机/, '138');
  await next(page);
  await until('the summary of faults to have the focus', async () => (await focused(page)).includes('有 1 处需要修改'));
  await press(page, page.getByRole('button', { name: /请填写 11 位手机号/ }), 'Enter');
  t.is(await page.locator(':focus').getAttribute('id'), 'at-applicant-phone', 'a fault leads to its field');
  t.false(await covered(page), 'which is seen');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('13800000003');
  await next(page);
  await arrived(page, '办理条件');
  await press(page, page.getByLabel('以上条件我都符合'), 'Space');
  await next(page);
  await arrived(page, '填写申请表');
  await page.getByLabel('补领').first().waitFor();
  await press(page, page.getByLabel('补领').first(), 'Space');
  await choose(page, /^原因/);
  await type(page, /^正式挂失确认号/, 'GS20261120001');
  await choose(page, /^合作银行/);
  await type(page, /^即时制卡网点/, '建阳示例网点');
  await type(page, /^手机/, '13800000003');
  await press(page, page.getByLabel(/^申请材料真实/), 'Space');
  t.false(await covered(page), 'nothing lies over the last field of a long form');
  await next(page);
  await arrived(page, '上传材料');
  await page.getByText('大厅已自动获取').first().waitFor();
  await next(page);
  await arrived(page, '领取方式');
  // Tab comes to a group of choices, the arrows go within it.
  await tabTo(page, page.getByLabel('EMS 邮寄'));
  await page.keyboard.press('ArrowDown');
  t.true(await page.getByLabel('到窗口领取').isChecked());
  await page.getByText(/^建阳区示例路/).waitFor();
  await next(page);
  await arrived(page, '确认提交');
  await press(page, page.getByRole('button', { name: '提交申请' }), 'Enter');
  await page.getByRole('heading', { name: '提交成功' }).waitFor();
});
