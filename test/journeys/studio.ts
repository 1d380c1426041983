import type { Locator, Page } from 'playwright-core';
import { z } from 'zod';
import { caseOf, expect } from '../support/person.ts';
import { journey } from './tools/journey.ts';

const item = 'social-security-card';
const Diagram = z.object({ version: z.number(), draft: z.unknown().optional() });

/** The name in the properties of the task that is selected. */
async function nameField(page: Page): Promise<Locator> {
  const panel = page.getByRole('complementary', { name: '属性' });
  await panel.getByText('人工任务', { exact: true }).waitFor();
  const general = panel.locator('[data-group-id="group-general"]');
  if ((await general.locator('.bio-properties-panel-group-entries.open').count()) === 0)
    await general.getByText('基本信息').click();
  return general.locator('[name="name"]');
}

journey(
  'a designer renames a task, sees what is wrong, and deploys; who is on the way stays on his version',
  async (t, stage) => {
    const { walker, visit } = stage;
    const designer = await walker.person('designer');
    const version = async () => expect(Diagram, await designer.get(`/api/diagrams/${item}`)).version;
    const before = await version();
    const old = await walker.submit(item);
    const check = await walker.walk(old, { decide: () => 'leave', to: ({ stage: at }) => at !== '' && at !== '提交' });

    const page = await visit('designer', '/studio');
    await page.getByRole('searchbox', { name: '按名称或编号查找' }).fill('社会保障卡');
    await page
      .getByRole('link', { name: /社会保障卡/ })
      .first()
      .click();
    await page.getByRole('button', { name: '全图' }).click();
    await page.locator('.djs-element[data-element-id="make-card"]').first().click();
    const field = await nameField(page);
    await field.fill('');
    await field.blur();
    const problems = page.getByRole('region', { name: '问题' });
    const found = problems.getByText(/[1-9]\d* 个(错误|提醒)|^0 个错误，[1-9]/);
    await found.waitFor();
    await page.getByText(/^草稿已保存/).waitFor();
    await page.getByRole('button', { name: '丢弃草稿' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '丢弃草稿' }).click();
    // With the draft goes what was wrong with it.
    await problems.getByText('没有发现问题').waitFor();
    t.true(await page.getByRole('button', { name: '撤销' }).isDisabled());

    await page.getByRole('button', { name: '全图' }).click();
    await page.locator('.djs-element[data-element-id="make-card"]').first().click();
    const nameless = await nameField(page);
    await nameless.fill('');
    await nameless.blur();
    await found.waitFor();
    await problems.getByRole('button').first().click();
    // A problem leads to its element.
    await problems.getByRole('button', { name: 'make-card' }).first().click();
    const again = await nameField(page);
    await again.fill('制作新卡');
    await again.blur();
    await problems.getByText('没有发现问题').waitFor();
    await page.getByText(/^草稿已保存/).waitFor();
    // A window that is narrow for a moment takes nothing away.
    await page.setViewportSize({ width: 600, height: 900 });
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByText(/^草稿已保存/).waitFor();
    t.true(await page.getByRole('button', { name: '撤销' }).isEnabled());

    await page.getByRole('button', { name: '部署', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: new RegExp(`第 ${before + 1} 版`) });
    await dialog.getByText(/在办的 \d+ 件都按原来的版本走完/).waitFor();
    await dialog.getByLabel('这次改了什么').fill('制卡改称制作新卡');
    await dialog.getByRole('button', { name: '部署', exact: true }).click();
    await page.getByText(`已部署第 ${before + 1} 版，新的申请从这一版开始`).waitFor();
    t.is(await version(), before + 1);

    const fresh = await walker.submit(item);
    const taskNames = async (walked: typeof old) => {
      const names: string[] = [];
      const done = await walker.walk(walked, {
        decide: ({ name }) => {
          names.push(name);
          return undefined;
        },
      });
      t.is(done.state, 'delivered');
      return names;
    };
    t.true((await taskNames(old)).includes('制卡'), `the case from before keeps its version (${check.stage})`);
    t.true((await taskNames(fresh)).includes('制作新卡'), 'a new one has the new version');
    t.is((await caseOf(fresh.applicant, fresh.number)).state, 'delivered');
  },
);
