import { journey } from './journey.ts';

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
