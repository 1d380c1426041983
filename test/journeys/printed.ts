import { journey } from './tools/journey.ts';

journey('a guide is printed whole, on paper’s width, without what can only be clicked', async (t, { visit }) => {
  const page = await visit(null, '/items/food-business-licence');
  const answer = page.locator('.answer').first();
  await page.getByRole('heading', { name: '常见问题' }).waitFor();
  t.false(await answer.isVisible(), 'on the screen an answer is folded');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 672, height: 1000 });
  t.true(await answer.isVisible());
  for (const useless of ['.header', '.footer', '.guide-aside'])
    t.false(await page.locator(useless).isVisible(), useless);
  await page.getByText(/请以网页上的最新指南为准.*\/items\/food-business-licence/).waitFor();
  t.true(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
});
