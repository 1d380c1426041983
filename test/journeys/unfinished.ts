import { findings } from './tools/findings.ts';
import { journey } from './tools/journey.ts';

const item = 'social-security-card';

journey('an unfinished application is found at home, gone on with, and thrown away', async (t, { visit }) => {
  const page = await visit('lin', `/apply/${item}`, { viewport: { width: 360, height: 740 } });
  const step = (name: string) => page.getByRole('heading', { level: 2, name }).waitFor();
  await step('申请人');
  t.is(await page.getByText(/已恢复您/).count(), 0, 'nothing is said to be back where nothing was');
  await page.getByLabel('在哪里办').selectOption({ index: 1 });
  await page.getByLabel('联系手机').fill('13800000001');
  await page.getByRole('button', { name: '下一步' }).click();
  await step('办理条件');
  await page.getByLabel('以上条件我都符合').check();
  await page.getByText(/已自动保存/).waitFor();
  // The way back of a phone is the step before, not the way out.
  await page.goBack();
  await step('申请人');
  await page.goForward();
  await step('办理条件');

  await page.goto('/');
  const drafts = page.getByRole('region', { name: '没填完的申请' });
  await drafts.getByText('社会保障卡').first().waitFor();
  await drafts.getByRole('link', { name: /继续填写.*社会保障卡/ }).click();
  await step('办理条件');
  await page.getByText(/已恢复您.*保存的草稿/).waitFor();
  t.true(await page.getByLabel('以上条件我都符合').isChecked());
  await page.getByRole('button', { name: '从头填写' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '接着填' }).click();
  await page.getByRole('button', { name: '上一步' }).click();
  await step('申请人');
  t.is(await page.getByLabel('联系手机').inputValue(), '13800000001');

  await page.goto('/cases');
  await drafts.getByRole('button', { name: /删除.*社会保障卡/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click();
  await drafts.waitFor({ state: 'detached' });
  await page.goto(`/apply/${item}`);
  await step('申请人');
  t.is(await page.getByText(/已恢复您/).count(), 0);
});

journey('of two devices on one draft the second is told, and the applicant says which holds', async (t, { visit }) => {
  const other = 'taiwan-travel-permit';
  const open = async () => {
    const page = await visit('lin', `/apply/${other}`, { viewport: { width: 360, height: 740 } });
    await page.getByLabel('联系手机').waitFor();
    return page;
  };
  const [phone, desk] = [await open(), await open()];
  const fill = (page: typeof phone, number: string) => page.getByLabel('联系手机').fill(number);
  await fill(phone, '13800000011');
  await phone.getByText(/已自动保存/).waitFor();
  await fill(desk, '13800000012');
  const choice = desk.getByRole('alert').filter({ hasText: '另一台设备' });
  await choice.waitFor();
  t.deepEqual(await findings(desk), []);
  await choice.getByRole('button', { name: '用另一处的' }).click();
  await choice.waitFor({ state: 'detached' });
  t.is(await desk.getByLabel('联系手机').inputValue(), '13800000011');

  await fill(desk, '13800000013');
  await desk.getByText(/已自动保存/).waitFor();
  await fill(phone, '13800000014');
  await phone.getByRole('button', { name: '保留这里填写的' }).click();
  await phone.getByText(/已自动保存/).waitFor();
  await phone.reload();
  await phone.getByText(/已恢复您/).waitFor();
  t.is(await phone.getByLabel('联系手机').inputValue(), '13800000014');
});
