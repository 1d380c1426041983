import { until } from '../support/person.ts';
import { findTask } from './tools/desk.ts';
import { journey, password } from './tools/journey.ts';

journey(
  'who signs in with a wrong password is told so, and with the right one gets where he wanted',
  async (t, stage) => {
    const page = await stage.visit(null, '/cases');
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('请填写账号').waitFor();
    await page.getByRole('textbox', { name: '账号' }).fill('lin');
    await page.getByLabel('密码').fill('not-the-password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: '账号或密码不对' }).waitFor();
    t.is(await page.getByRole('textbox', { name: '账号' }).inputValue(), 'lin', 'what was typed is kept');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '我的办件' }).waitFor();
    t.true(page.url().endsWith('/cases'));
  },
);

journey('a case is there for its applicant and its department, and for nobody else', async (t, { walker, visit }) => {
  const walked = await walker.submit('food-business-licence');
  await until('the task to be on the desk', async () => {
    const clerk = await walker.staff('350102-market');
    const { body } = await clerk.get(`/api/tasks?queue=group&q=${walked.number}`);
    return JSON.stringify(body).includes(walked.number);
  });
  const stranger = await visit('chen', `/cases/${walked.number}`);
  await stranger.getByText('没有找到您要看的内容').waitFor();
  t.false((await stranger.locator('main').textContent())?.includes('海峡茶饮'));

  const own = await visit('market-gulou-1', '/desk/group');
  await findTask(own, walked.number);
  const address = await own.getByRole('list', { name: /^任务/ }).getByRole('link').first().getAttribute('href');

  const other = await visit('market-minhou-1', `/desk/group?q=${walked.number}`);
  await other.getByText('没有符合条件的任务').waitFor();
  await other.goto(address ?? '');
  await other.getByText('没有找到您要看的内容').waitFor();
  t.false((await other.locator('main').textContent())?.includes('海峡茶饮'));

  const citizen = await visit('haixia', '/desk');
  await citizen.getByText('您没有这个工作区的权限').waitFor();
});
