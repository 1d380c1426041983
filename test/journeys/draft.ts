import { journey } from './tools/journey.ts';

const item = 'tree-felling-permit';

journey('all faults of a form are told at once, and a draft waits on the next device', async (t, { visit }) => {
  const page = await visit('chen', `/apply/${item}`);
  const next = page.getByRole('button', { name: '下一步' });
  await page.getByRole('heading', { level: 2, name: '申请人' }).waitFor();
  await page.getByLabel('联系手机').fill('123');
  await next.click();
  await page.getByText('请填写 11 位手机号').first().waitFor();
  t.is(await page.getByLabel('联系手机').getAttribute('aria-invalid'), 'true');
  await page.getByLabel('联系手机').fill('13800000002');
  await page.getByLabel('在哪里办').selectOption('350121203');
  await next.click();
  await next.click();
  await page.getByText('请确认符合办理条件').first().waitFor();
  await page.getByLabel('以上条件我都符合').check();
  await next.click();

  await page.getByRole('heading', { level: 2, name: '填写申请表' }).waitFor();
  await page
    .getByPlaceholder(/^年.月.日$/)
    .first()
    .click();
  await page.locator('.flatpickr-calendar.open').getByText('周三').waitFor();
  await page.keyboard.press('Escape');
  const right = page.getByLabel('林权证').or(page.getByLabel('不动产权')).first();
  await right.fill('闽（2023）闽侯县不动产权第9920001号');
  await next.click();
  const summary = page.getByRole('alert').filter({ hasText: '处需要修改' });
  await summary.waitFor();
  const told = await summary.getByRole('listitem').count();
  t.true(told >= 5, `${told} faults are told at once`);
  t.is(await page.locator('.fjs-form-field-error').count(), told, 'each of them stands beside its field');
  await summary.getByRole('button').first().click();
  await page.locator('.fjs-form-field :focus').waitFor();
  await page.getByText(/已自动保存/).waitFor();

  const phone = await visit('chen', `/items/${item}`, { viewport: { width: 360, height: 740 } });
  await phone.getByRole('link', { name: '继续填写' }).click();
  await phone.getByRole('heading', { level: 2, name: '填写申请表' }).waitFor();
  const kept = phone.getByLabel('林权证').or(phone.getByLabel('不动产权')).first();
  await kept.waitFor();
  t.is(await kept.inputValue(), '闽（2023）闽侯县不动产权第9920001号');
});
