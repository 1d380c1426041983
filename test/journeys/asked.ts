import type { Page } from 'playwright-core';
import { findings } from './tools/findings.ts';
import { journey, type Stage } from './tools/journey.ts';

/** By how many pixels the page is wider than the window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Whose page, its address, what says that it is there, and what is done there first. */
type Place = {
  who: string | null;
  path: string;
  shown: (page: Page) => ReturnType<Page['getByRole']>;
  act?: (page: Page) => Promise<unknown>;
};

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first();
const forward = (page: Page) => page.locator('.apply-actions .ant-btn-primary').click();
const told = (page: Page) => page.locator('.error-summary').waitFor();

/** The citizen's pages in the states in which he needs them most: something is asked of him, wrong, missing or ended. */
async function states({ walker }: Stage): Promise<Place[]> {
  const [asked, owing, refused] = await Promise.all([
    walker.submit('food-business-licence'),
    walker.submit('social-security-card'),
    walker.submit('food-business-licence'),
  ]);
  const correct = { decision: 'correct', corrections: ['layout-plan'] };
  await walker.walk(asked, {
    decide: ({ kind }) => (kind === 'pre-review' ? correct : 'leave'),
    to: ({ state }) => state === 'correcting',
  });
  await walker.walk(owing, { without: ['pay'], to: ({ payments }) => payments.some(({ state }) => state === 'due') });
  await walker.walk(refused, { decide: ({ kind }) => (kind === 'accept' ? 'reject' : undefined) });
  const chen = await walker.person('chen');
  const draft = (step: number) => async (page: Page) => {
    await chen.send('PUT', '/api/drafts/tree-felling-permit', {
      area: '350121203',
      step,
      data: {
        phone: step === 0 ? '1' : '13800000002',
        delivery: { method: 'ems', receiver: '', phone: '', address: '' },
      },
    });
    await page.reload();
    await page.locator('.apply-panel > h2').waitFor();
    await page.locator('.fjs-form-field, .material-name, .choice, #at-area, .confirm-part').first().waitFor();
    await forward(page);
    await told(page);
  };
  const apply = '/apply/tree-felling-permit';
  return [
    { who: null, path: '/?q=火箭发射', shown: heading('按主题找') },
    { who: null, path: '/query', shown: heading('办件查询'), act: (page) => page.locator('form.panel button').click() },
    { who: null, path: '/nowhere', shown: heading('没有这个页面') },
    { who: 'chen', path: '/cases/35010220990101XXX000001', shown: heading('没有找到') },
    ...[0, 1, 2, 3, 4, 5].map((step) => ({ who: 'chen', path: apply, shown: heading(/^申请：/), act: draft(step) })),
    { who: 'chen', path: '/cases', shown: heading('没填完的申请') },
    { who: 'haixia', path: '/', shown: heading('我的办件') },
    { who: 'haixia', path: '/cases?waitsFor=applicant', shown: heading('我的办件') },
    { who: 'haixia', path: '/notices', shown: heading('通知') },
    {
      who: 'haixia',
      path: `/cases/${asked.number}`,
      shown: heading(/去补正/),
      act: (page) => page.getByRole('button', { name: '提交补正' }).click(),
    },
    { who: 'zheng', path: `/cases/${owing.number}`, shown: heading(/去缴费/) },
    { who: 'haixia', path: `/cases/${refused.number}`, shown: heading(/未受理/) },
  ];
}

const phone = { width: 360, height: 740 };

journey('axe finds nothing on what a citizen is asked or refused on a phone, in either language', async (t, stage) => {
  for (const { who, path, shown, act } of await states(stage)) {
    // High enough for the whole page: half a field under a bar that sticks to the edge is no fault of the field.
    const viewport = act ? { ...phone, height: 5000 } : phone;
    const page = await stage.visit(who, path, { viewport, reducedMotion: 'reduce' });
    await shown(page).waitFor();
    await act?.(page);
    for (const language of ['zh-CN', 'en']) {
      await page.locator(`html[lang=${language}]`).waitFor();
      t.deepEqual(await findings(page), [], `${path} (${language})`);
      t.true((await overflow(page)) <= 0, `${path} scrolls sideways (${language})`);
      if (language === 'zh-CN') await page.getByRole('button', { name: 'Switch to English' }).click();
    }
    await page.close();
  }
});
