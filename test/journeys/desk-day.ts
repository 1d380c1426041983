import { until } from '../support/person.ts';
import { tasksOf, throughPreReview } from '../support/walk.ts';
import { journey, password, type Stage } from './tools/journey.ts';

/** A case to be accepted, whose task nobody has taken yet. */
async function freshTask({ walker }: Stage) {
  const walked = await walker.submit('food-business-licence');
  await walker.walk(walked, { decide: throughPreReview, to: ({ stage }) => stage === '受理' });
  const [task] = await tasksOf(await walker.staff('350102-market'), walked.number);
  return { number: walked.number, path: `/desk/unclaimed/${task?.id}?q=${walked.number}`, id: task?.id ?? '' };
}

journey('a task that a colleague takes while it is being read says so, without being asked', async (t, stage) => {
  const { id, path } = await freshTask(stage);
  const page = await stage.visit('market-gulou-2', path);
  await page.getByRole('button', { name: '认领', exact: true }).waitFor();
  const colleague = await stage.walker.person('market-gulou-1');
  await colleague.send('POST', `/api/tasks/${id}/claim`);
  await page.getByRole('alert').filter({ hasText: '这项任务刚刚由 张秀英 接手' }).waitFor();
  t.is(await page.getByRole('button', { name: '认领', exact: true }).count(), 0);
});

journey('an opinion that was typed outlives a reload and the end of the session', async (t, stage) => {
  const { id, path } = await freshTask(stage);
  const page = await stage.visit('market-gulou-1', path);
  await page.getByRole('button', { name: '认领', exact: true }).click();
  const opinion = page.getByRole('textbox', { name: '办理意见' });
  await opinion.fill('材料齐全，符合法定形式');
  await page.getByText('草稿已保存在本机').waitFor();
  await page.reload();
  await opinion.waitFor();
  t.is(await opinion.inputValue(), '材料齐全，符合法定形式');

  await page.context().clearCookies();
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('button', { name: '确认受理' }).click();
  const again = page.getByRole('dialog', { name: '登录已过期' });
  await again.getByLabel('密码').fill(password);
  await again.getByRole('button', { name: '登录', exact: true }).click();
  const clerk = await stage.walker.person('market-gulou-1');
  const decided = async () =>
    /"opinion":"材料齐全，符合法定形式"/.test(JSON.stringify(await clerk.get(`/api/tasks/${id}`)));
  await until('the decision, taken with what had been typed', decided);
});

journey(
  'a form that nobody has touched is no draft, and filters in use can be dropped one by one',
  async (t, stage) => {
    const { path } = await freshTask(stage);
    const page = await stage.visit('market-gulou-1', `${path}&light=green&item=food-business-licence`);
    await page.getByRole('button', { name: '认领', exact: true }).click();
    await page.getByRole('group', { name: '决定' }).waitFor();
    t.is(await page.getByText('草稿已保存在本机').count(), 0);
    const chips = page.getByRole('list', { name: '筛选条件' });
    await chips.getByRole('button', { name: '去掉条件“正常”' }).click();
    await page.waitForURL((url) => !url.searchParams.has('light'));
    await chips.getByRole('button', { name: /食品经营许可/ }).waitFor();
  },
);
