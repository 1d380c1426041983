import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { until } from '../support/person.ts';
import { outside } from '../support/walk.ts';
import { decideByKeys, fillSample, findTask, takeByKeys } from './tools/desk.ts';
import { journey } from './tools/journey.ts';
import { upload } from './tools/upload.ts';

const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click();
const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name }).waitFor();

journey('a tea shop applies for its licence, staff work it by keyboard, and the post brings it', async (t, stage) => {
  const page = await stage.visit('haixia', '/');
  await findGuide(page);
  await page.getByRole('link', { name: '在线申请' }).click();
  await fillIn(page);
  await step(page, '确认提交');
  // What was filled in is shown once more.
  await page.getByText('海峡茶饮二号店').waitFor();
  await page.getByRole('button', { name: '提交申请' }).click();
  await page.getByRole('heading', { name: '提交成功' }).waitFor();
  const number = /cases\/([^/?]+)/.exec(page.url())?.[1] ?? '';
  t.regex(number, /\d{6}/);

  const desk = await stage.visit('market-gulou-1', '/desk/group');
  for (const [decision, withForm] of [
    ['预审通过', false],
    ['受理', false],
    ['符合要求', true],
    ['拟准予许可', true],
    ['准予许可', false],
    ['已制证', false],
  ] as const) {
    await findTask(desk, number);
    await takeByKeys(desk);
    if (withForm) await fillSample(desk);
    await decideByKeys(t, desk, decision);
  }

  // The citizen's page is open all the while and comes up with the result by itself or on looking again.
  await page.reload();
  const result = page.getByRole('link', { name: /^下载 ?食品经营许可证/ }).first();
  await result.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), result.click()]);
  t.is(
    readFileSync(await download.path())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  );

  const applicant = await stage.walker.person('haixia');
  const subject = await until('the parcel to be sent', async () => {
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    return /运单号 (\w+)/.exec(text)?.[1];
  });
  await outside(stage.hall, 'POST', `/simulated/express/parcels/${subject}/events`, { status: 'signed' });
  await stage.walker.walk({ number, applicant });
  await page.reload();
  await page.getByText('已办结').first().waitFor();
});

async function findGuide(page: Page): Promise<void> {
  const search = page.getByRole('combobox', { name: '搜索事项' });
  await search.fill('开奶茶店');
  await search.press('Enter');
  await page.getByRole('heading', { name: /“开奶茶店”：找到/ }).waitFor();
  await page
    .getByRole('link', { name: /食品经营许可/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /食品经营许可/ }).waitFor();
  await page.getByText('中华人民共和国食品安全法').first().waitFor();
}

async function fillIn(page: Page): Promise<void> {
  await step(page, '申请人');
  await page.getByLabel('在哪里办').selectOption('350102');
  await page.getByLabel('联系手机').fill('13800000011');
  await next(page);
  await step(page, '办理条件');
  await page.getByLabel('以上条件我都符合').check();
  await next(page);
  await step(page, '填写申请表');
  for (const [label, text] of Object.entries(answers)) await page.getByLabel(new RegExp(`^${label}`)).fill(text);
  for (const label of ['自有', '餐饮服务经营者', '自制饮品制售']) await page.getByLabel(label).first().check();
  await page.getByLabel('申请材料真实').check();
  await next(page);
  await step(page, '上传材料');
  const card = (material: string) => page.getByRole('listitem').filter({ hasText: material });
  await page.getByText('大厅已自动获取').first().waitFor();
  await upload(page, card('经营场所平面布局图'), 'layout-plan.png');
  await upload(page, card('食品安全管理制度'), 'safety-rules.pdf');
  await next(page);
  await step(page, '领取方式');
  await page.getByLabel('EMS 邮寄').check();
  await page.getByLabel('收件人').fill('林晓燕');
  await page.getByLabel('收件手机').fill('13800000011');
  await page.getByLabel('收件地址').fill('福州市鼓楼区示例路11号一层');
  await next(page);
}

const answers = {
  经营场所名称: '海峡茶饮二号店',
  经营场所地址: '福州市鼓楼区示例路11号一层',
  经营面积: '68.5',
  其中食品处理区: '22',
  从业人数: '6',
  核查联系手机: '13800000011',
  姓名: '林晓燕',
  身份证号: '350102199006151029',
  职务: '店长',
  名称: '制冰机',
  数量: '1',
};
