import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { tasksOf } from '../support/walk.ts';
import { journey, type Stage } from './journey.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/** What axe finds at this page, each with where. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Whose page, its address, and what says that it is there. */
type Place = { who: string | null; path: string; shown: (page: Page) => ReturnType<Page['getByRole']> };

const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name }).first();

async function places({ walker }: Stage): Promise<Place[]> {
  const walked = await walker.submit('food-business-licence');
  await walker.walk(walked, {
    decide: ({ kind }) => (kind === 'accept' ? undefined : 'leave'),
    to: ({ stage }) => stage === '现场核查',
  });
  const [task] = await tasksOf(await walker.staff('350102-market'), walked.number);
  return [
    { who: null, path: '/', shown: heading('按主题找') },
    { who: null, path: '/sign-in', shown: heading('登录') },
    { who: null, path: '/items/food-business-licence', shown: heading('要准备的材料') },
    { who: 'lin', path: '/apply/food-business-licence', shown: heading('申请人') },
    { who: 'haixia', path: `/cases/${walked.number}`, shown: heading('办理经过') },
    { who: 'market-gulou-1', path: `/desk/group/${task?.id}?q=${walked.number}`, shown: heading(/现场核查/) },
    { who: 'supervisor-gulou', path: '/watch', shown: heading('按部门') },
    { who: 'supervisor-gulou', path: `/watch/cases/${walked.number}`, shown: heading('各项时限') },
    { who: 'designer', path: '/studio', shown: heading(/事项的流程/) },
  ];
}

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a wide screen', { width: 1440, height: 900 }],
] as const) {
  journey(`axe finds nothing on the main pages on ${device}`, async (t, stage) => {
    for (const { who, path, shown } of await places(stage)) {
      const page = await stage.visit(who, path, { viewport, reducedMotion: 'reduce' });
      await shown(page).waitFor();
      t.deepEqual(await findings(page), [], path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      t.true(overflow <= 0, `${path} scrolls sideways by ${overflow} px`);
      await page.close();
    }
  });
}
