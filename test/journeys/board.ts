import type { Page } from 'playwright-core';
import { until } from '../support/person.ts';
import { throughAcceptance } from '../support/walk.ts';
import { journey } from './tools/journey.ts';

const running = async (page: Page) => {
  const tile = page.getByRole('link', { name: /^在办总数/ });
  return Number((await tile.textContent())?.replaceAll(/\D/g, ''));
};

journey('the board counts a new case without being asked, and its clocks say how they run', async (t, stage) => {
  const { walker, visit } = stage;
  const page = await visit('supervisor-gulou', '/watch');
  await page.getByText('实时更新').waitFor();
  await page.getByRole('link', { name: /^在办总数/ }).waitFor();
  const before = await running(page);
  const walked = await walker.submit('food-business-licence');
  // Far below the minute after which a page that hears nothing would ask by itself.
  await until('the board to count the case', async () => (await running(page)) === before + 1, 30_000);

  await walker.walk(walked, {
    decide: throughAcceptance,
    to: ({ state, clocks }) => state !== 'submitted' && clocks.some(({ kind }) => kind === 'promise'),
  });
  await page.getByRole('link', { name: /^在办总数/ }).click();
  await page.getByRole('row').filter({ hasText: walked.number }).getByRole('link').click();
  const clocks = page.getByRole('region', { name: '时限' });
  await clocks.getByText('承诺').first().waitFor();
  const words = (await clocks.textContent()) ?? '';
  t.regex(words, /\d+ ?个工作日/, 'the limit is said');
  t.regex(words, /\d+月\d+日/, 'with the day from which it runs');
  t.regex(words, /剩余/);
});
