import type { ExecutionContext } from 'ava';
import type { z } from 'zod';
import { sampleOf } from '../support/walk.ts';
import { journey, type Stage } from './tools/journey.ts';

const item = 'enterprise-opening';
const formStep = 2;

/** Everything before the form is filled in, and the form as it is told. */
async function begin(t: ExecutionContext, { walker }: Stage, change: Record<string, z.core.util.JSONType>) {
  const lin = await walker.person('lin');
  const { area, form } = sampleOf(item);
  const data = { phone: '13800000001', agreed: true, form: { ...form, ...change }, materials: {}, delivery: {} };
  const discard = () => lin.send('DELETE', `/api/drafts/${item}`);
  await discard();
  // The pages are closed by then: teardowns go backwards.
  t.teardown(discard);
  await lin.send('PUT', `/api/drafts/${item}`, { area, step: formStep, data, revision: null });
}

journey(
  'what cannot be is told beside its field while it is filled in, and goes when it is mended',
  async (t, stage) => {
    const { shareholders } = sampleOf(item).form;
    const [first] = Array.isArray(shareholders) ? shareholders : [];
    const blank = { name: '  ', certificateNumber: '1', contribution: 20, share: 30 };
    await begin(t, stage, { capital: 5000, shareholders: [first ?? null, blank] });
    const page = await stage.visit('lin', `/apply/${item}`, { viewport: { width: 360, height: 740 } });
    await page.getByRole('heading', { level: 2, name: '填写申请表' }).waitFor();
    const next = page.getByRole('button', { name: '下一步' });
    await page.getByLabel('注册资本（万元）').waitFor();
    await next.click();
    const summary = page.getByRole('alert').filter({ hasText: '处需要修改' });
    await summary.waitFor();
    t.deepEqual(await summary.getByRole('listitem').allInnerTexts(), [
      '注册资本（万元）：注册资本应当等于各股东出资额之和',
      '股东：合计应为 100',
      '股东第2行 姓名或者名称：此项必填',
    ]);
    const beside = page.locator('.fjs-form-field-error');
    t.deepEqual(await beside.allInnerTexts(), ['注册资本应当等于各股东出资额之和', '此项必填']);

    // The other answer mends it as well.
    await page.getByLabel('出资额（万元）').last().fill('4970');
    await beside.getByText('注册资本应当等于').waitFor({ state: 'detached' });
    await page.getByLabel('姓名或者名称').last().fill('陈志强');
    const list = page.getByRole('group', { name: '股东' });
    t.is(await list.getAttribute('data-fault'), '合计应为 100');
    await page.getByRole('textbox', { name: '比例（%）', exact: true }).last().fill('40');
    await page.locator('[data-fault]').waitFor({ state: 'detached' });
    await next.click();
    await page.getByRole('heading', { level: 2, name: '上传材料' }).waitFor();
  },
);

journey('a list that may not be empty is told, and the way leads to it', async (t, stage) => {
  await begin(t, stage, { shareholders: [], officers: [] });
  const page = await stage.visit('lin', `/apply/${item}`);
  await page.getByLabel('注册资本（万元）').waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '处需要修改' });
  await summary.waitFor();
  t.deepEqual(await summary.getByRole('listitem').allInnerTexts(), [
    '股东：至少填写一行',
    '董事、监事、经理：至少填写一行',
  ]);
  await summary.getByRole('button').first().click();
  await page.locator('.form-view :focus').waitFor();
});

journey('a fault that goes does not move the page from under the finger', async (t, stage) => {
  const shareholders = [{ name: '林晓燕', certificateNumber: '1', contribution: 50 }];
  await begin(t, stage, { shareholders });
  const page = await stage.visit('lin', `/apply/${item}`, { viewport: { width: 360, height: 740 } });
  const share = page.getByRole('textbox', { name: '比例（%）', exact: true });
  await share.waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('.fjs-form-field-error').first().waitFor();
  await share.scrollIntoViewIfNeeded();
  await share.focus();
  const box = page.getByLabel('有企业股东');
  await box.scrollIntoViewIfNeeded();
  const at = await box.boundingBox();
  t.truthy(at);
  if (!at) return;
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await page.mouse.down();
  // As a field does that is left by the press.
  await share.evaluate((input) => {
    if (!(input instanceof HTMLInputElement)) return;
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '100');
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.mouse.up();
  await page.locator('.fjs-form-field-error').first().waitFor({ state: 'detached' });
  t.true(await box.isChecked());
});
