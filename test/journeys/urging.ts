import { throughPreReview } from '../support/walk.ts';
import { journey } from './tools/journey.ts';

journey('a supervisor sees on whose desk a case lies, urges there, and the clerk is led to it', async (t, stage) => {
  const { walker, visit } = stage;
  const walked = await walker.submit('food-business-licence');
  await walker.walk(walked, { decide: throughPreReview, to: ({ stage: at }) => at === '受理' });

  const page = await visit('supervisor-gulou', `/watch/cases/${walked.number}`);
  const desk = page.getByRole('listitem').filter({ hasText: '鼓楼区市场监督管理局' }).first();
  await desk.getByText('还没有人认领').waitFor();
  await desk.getByRole('button', { name: '催办鼓楼区市场监督管理局' }).click();
  const dialog = page.getByRole('dialog', { name: /^催办/ });
  await dialog.getByLabel('告诉该部门什么').fill('请在今天内决定是否受理');
  await dialog.getByRole('button', { name: /发\s*出/ }).click();
  await page.getByText(/已通知鼓楼区市场监督管理局的 \d+ 名工作人员/).waitFor();
  await page.getByRole('tab', { name: '经过' }).click();
  await page.getByText('请在今天内决定是否受理').waitFor();

  const clerk = await visit('market-gulou-2', '/notices');
  const notice = clerk.getByRole('listitem').filter({ hasText: '督查催办：请在今天内决定是否受理' }).first();
  await notice.getByRole('link', { name: '查看办件' }).click();
  await clerk.waitForURL(`**/desk/case/${walked.number}`);
  await clerk.getByRole('region', { name: '本部门手上的任务' }).getByRole('link', { name: '审查申请材料' }).click();
  await clerk.getByRole('heading', { name: /^审查申请材料/ }).waitFor();
  t.regex(clerk.url(), /\/desk\/group\/\d+\?q=/, 'staff are led to their desk');

  const applicant = await visit('haixia', `/cases/${walked.number}`);
  await applicant.getByRole('heading', { name: '办理经过' }).waitFor();
  t.false((await applicant.locator('main').textContent())?.includes('督查催办'));
});
