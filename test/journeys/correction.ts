import { caseOf } from '../support/person.ts';
import { findTask, takeByKeys } from './tools/desk.ts';
import { journey } from './tools/journey.ts';
import { upload } from './tools/upload.ts';

const problem = '平面图没有标明食品处理区，请重新绘制';

journey(
  'what is to be corrected stands beside each material, and what is handed in is judged anew',
  async (t, stage) => {
    const { walker, visit } = stage;
    const walked = await walker.submit('food-business-licence');
    const before = await caseOf(walked.applicant, walked.number);
    const desk = await visit('market-gulou-2', '/desk/group');
    await findTask(desk, walked.number);
    await takeByKeys(desk);
    await desk.getByRole('button', { name: /^退回补正/ }).click();
    const sheet = desk.getByRole('dialog', { name: /退回补正/ });
    // The law allows one notice, so nothing goes out before every material is judged.
    await sheet.getByRole('button', { name: '发出补正告知' }).click();
    await sheet.getByText('还有材料没有判断').waitFor();
    const plan = sheet.getByRole('listitem').filter({ hasText: '经营场所平面布局图' });
    await plan.getByText('需补正').click();
    await plan.getByRole('textbox').fill(problem);
    await sheet.getByRole('button', { name: '其余全部合格' }).click();
    await sheet.getByRole('button', { name: '发出补正告知' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await walker.walk(walked, { decide: () => 'leave', to: ({ state }) => state === 'correcting' });

    const page = await visit('haixia', `/cases/${walked.number}`);
    await page.getByRole('heading', { name: /去补正/ }).waitFor();
    const asks = page.getByRole('listitem').filter({ has: page.locator('.material-name') });
    const asked = asks.filter({ hasText: '经营场所平面布局图' });
    await asked.getByText(problem, { exact: true }).waitFor();
    await page.getByRole('button', { name: '提交补正' }).click();
    await asked.getByText('请上传补正后的材料').waitFor();
    for (const ask of await asks.all()) await upload(page, ask, 'premises-proof.pdf');
    await page.reload();
    // What was uploaded is not to be chosen again.
    await asked.getByRole('link', { name: 'premises-proof.pdf' }).waitFor();
    await page.getByRole('button', { name: '提交补正' }).click();
    await page.getByRole('status').getByText('补正已提交').waitFor();
    await page.getByRole('heading', { name: /请等待/ }).waitFor();

    await findTask(desk, walked.number);
    await takeByKeys(desk);
    const handedIn = desk.getByRole('listitem').filter({ hasText: '经营场所平面布局图' });
    await handedIn.getByRole('link', { name: /premises-proof\.pdf/ }).waitFor();
    const after = await caseOf(walked.applicant, walked.number);
    const fileOf = ({ materials }: typeof after, code: string) => materials.find((one) => one.code === code)?.fileId;
    t.not(fileOf(after, 'layout-plan'), fileOf(before, 'layout-plan'));
    t.is(fileOf(after, 'safety-rules'), fileOf(before, 'safety-rules'), 'what was sound is not asked for again');
  },
);

journey('a form that has to be corrected opens with its answers, and no file is asked for it', async (t, stage) => {
  const { walker, visit } = stage;
  const walked = await walker.submit('food-business-licence');
  const decide = ({ decisions }: { decisions: { code: string }[] }) =>
    decisions.some(({ code }) => code === 'correct') ? { decision: 'correct', corrections: ['form'] } : 'leave';
  await walker.walk(walked, { decide, to: ({ state }) => state === 'correcting' });

  const page = await visit('haixia', `/cases/${walked.number}`, { viewport: { width: 360, height: 740 } });
  await page.getByText('不清晰，请重新提供', { exact: true }).waitFor();
  const employees = page.getByLabel('从业人数');
  await employees.waitFor();
  t.is(await employees.inputValue(), '6');
  t.is(await page.getByRole('button', { name: /选择文件/ }).count(), 0);
  await page.getByRole('button', { name: '移除第 1 项' }).first().waitFor();
  await employees.fill('0');
  await page.getByRole('button', { name: '提交补正' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '处需要修改' });
  await summary.getByRole('button', { name: '从业人数：不能小于 1' }).click();
  await employees.and(page.locator(':focus')).waitFor();
  await employees.fill('9');
  await page.reload();
  t.is(await employees.inputValue(), '9', 'what was corrected is not to be filled in again');
  await page.getByRole('button', { name: '提交补正' }).click();
  await page.getByRole('heading', { name: /请等待/ }).waitFor();
  t.is((await caseOf(walked.applicant, walked.number)).form?.['employees'], 9);
});
