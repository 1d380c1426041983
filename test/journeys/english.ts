import type { Page } from 'playwright-core';
import { journey } from './tools/journey.ts';

/** Texts on a page that stand in Chinese, each with whether it says so. */
const chineseOn = (page: Page): Promise<{ text: string; said: boolean }[]> =>
  page.evaluate(() => {
    const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
    return [...document.querySelectorAll('#root *')].flatMap((element) => {
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      const text = own.map((node) => node.nodeValue ?? '').join('');
      const chinese = count(text, /\p{Script=Han}/gu) > count(text, /[A-Za-z]/g);
      return chinese ? [{ text: text.trim(), said: element.closest('[lang]')?.getAttribute('lang') === 'zh-CN' }] : [];
    });
  });

journey(
  'who reads English is answered in English, and what stands in Chinese says so',
  async (t, { walker, visit }) => {
    const walked = await walker.submit('enterprise-opening');
    await walker.walk(walked, {
      decide: ({ kind }) => (kind === 'opinion' ? 'leave' : undefined),
      to: ({ branches }) => branches.length === 5,
      without: ['sign'],
    });
    const page = await visit('lin', '/');
    await page.evaluate(() => localStorage.setItem('language', 'en'));
    const places: [path: string, heading: string | RegExp][] = [
      ['/', 'By topic'],
      ['/items/enterprise-opening', 'What to prepare'],
      ['/items/enterprise-establishment', 'What to prepare'],
      ['/apply/taiwan-travel-permit', /Taiwan/],
      [`/cases/${walked.number}`, 'What happened'],
      ['/notices', 'Notices'],
    ];
    for (const [path, name] of places) {
      await page.goto(path);
      await page.getByRole('heading', { name }).first().waitFor();
      await page.waitForLoadState('networkidle');
      const found = await chineseOn(page);
      t.deepEqual(
        found.filter(({ said }) => !said).map(({ text }) => text),
        [],
        path,
      );
      if (!path.startsWith('/items/')) continue;
      // Of a guide only the reader's own name and the switch of the language are left.
      t.deepEqual(
        [...new Set(found.map(({ text }) => text))].toSorted(),
        ['中文', '切换到中文', '林晓燕'].toSorted(),
        path,
      );
    }
    await page.goto(`/cases/${walked.number}`);
    await page.getByText('Registration of the enterprise: Registered').waitFor();
    await page.getByText('After the licence').first().waitFor();
  },
);
