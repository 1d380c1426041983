import { journey } from './tools/journey.ts';

journey(
  'who cannot apply for an item learns it on its guide, with the way to another account',
  async (t, { visit }) => {
    const page = await visit('haixia', '/items/social-security-card', { viewport: { width: 360, height: 740 } });
    const told = page.getByText(/本事项只由个人申请，现在登录的是单位/);
    await told.waitFor();
    t.is(await page.getByRole('link', { name: '在线申请' }).count(), 0);
    await page.goto('/apply/social-security-card');
    await told.waitFor();
    await page.getByRole('button', { name: '换个人账号登录' }).click();
    await page.waitForURL(/sign-in\?back=%2Fapply%2Fsocial-security-card/);
    await page.getByRole('heading', { level: 1 }).waitFor();
  },
);
