import type { Page } from 'playwright-core';
import { tasksOf, throughAcceptance, throughPreReview } from '../support/walk.ts';
import { findings } from './tools/findings.ts';
import { journey, type Stage } from './tools/journey.ts';

type Place = {
  who: string | null;
  path: string;
  /** What says that it is there; a selector, for the words are in two languages. */
  shown: string;
  /** Brings the page into the state that is meant. */
  act?(page: Page): Promise<void>;
  /** Only where there is room for it. */
  wide?: true;
};

const press = (selector: string) => (page: Page) => page.locator(selector).first().click();

async function places({ walker }: Stage): Promise<Place[]> {
  const clerk = await walker.staff('350102-market');
  const fresh = await walker.submit('food-business-licence');
  const walked = await walker.submit('food-business-licence');
  await walker.walk(walked, {
    decide: throughAcceptance,
    to: ({ stage }) => stage === '现场核查',
  });
  await walker.walk(fresh, { decide: throughPreReview, to: ({ stage }) => stage === '受理' });
  const [visit] = await tasksOf(clerk, walked.number);
  const [accept] = await tasksOf(clerk, fresh.number);
  await clerk.send('POST', `/api/tasks/${accept?.id}/claim`);
  const accepting = `/desk/mine/${accept?.id}?q=${fresh.number}`;
  const desk = clerk.account;
  const watch = 'supervisor-gulou';
  return [
    { who: null, path: '/', shown: 'main h2' },
    { who: null, path: '/sign-in', shown: 'main h1' },
    { who: null, path: '/check', shown: 'form.panel' },
    { who: null, path: '/items/food-business-licence', shown: 'main h2' },
    { who: 'lin', path: '/apply/food-business-licence', shown: 'main h2' },
    { who: 'haixia', path: `/cases/${walked.number}`, shown: 'main h2' },
    { who: desk, path: '/desk/group', shown: '[data-task]' },
    { who: desk, path: '/desk/mine?q=nobody', shown: '.state', act: press('.filter-line button[aria-expanded]') },
    { who: desk, path: `/desk/group/${visit?.id}?q=${walked.number}&light=green`, shown: '.case-head h2' },
    { who: desk, path: `/desk/case/${walked.number}`, shown: '.case-desk' },
    { who: desk, path: accepting, shown: '[data-decide]', act: press('[data-decide]') },
    { who: desk, path: accepting, shown: '[data-decide]', act: press('[data-decide]:nth-child(2)') },
    { who: watch, path: '/watch', shown: '.watch-groups' },
    { who: watch, path: '/watch/cases', shown: '.case-table a' },
    { who: watch, path: `/watch/cases/${walked.number}`, shown: '.case-desk', act: press('.case-desk button') },
    { who: watch, path: `/watch/cases/${walked.number}`, shown: '.case-clock' },
    { who: watch, path: '/watch/cards', shown: 'main h1' },
    { who: watch, path: '/watch/incidents', shown: 'main h1' },
    { who: watch, path: '/watch/calendar/2027', shown: '.watch-month' },
    { who: watch, path: '/watch/deadlines', shown: 'form', act: press('form button[type=submit]') },
    { who: 'designer', path: '/studio', shown: '.studio-row' },
    { who: 'designer', path: '/studio/food-business-licence', shown: '.djs-shape', wide: true },
  ];
}

/** Each page in either language and at either width, two looks for four: English is the longer, so it has the narrow screen. */
for (const [title, language, viewport] of [
  ['in English on a phone', 'en', { width: 360, height: 740 }],
  ['in Chinese on a wide screen', 'zh', { width: 1440, height: 900 }],
] as const) {
  journey(`axe finds nothing on the pages ${title}`, async (t, stage) => {
    t.timeout(600_000);
    const faults: string[] = [];
    for (const place of await places(stage)) {
      if (place.wide && viewport.width < 720) continue;
      faults.push(...(await look(stage, { place, viewport, language })));
    }
    t.deepEqual(faults, []);
  });
}

type Look = { place: Place; viewport: { width: number; height: number }; language: 'zh' | 'en' };

/** What is wrong with a page in one language, each fault with where. */
async function look({ hall, visit }: Stage, { place, viewport, language }: Look): Promise<string[]> {
  const { who, path, shown, act } = place;
  const localStorage = [{ name: 'language', value: language }];
  const storageState = { cookies: [], origins: [{ origin: hall.url, localStorage }] };
  const page = await visit(who, path, { viewport, reducedMotion: 'reduce', storageState });
  await page.locator(shown).first().waitFor();
  await act?.(page);
  const found = await findings(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.close();
  const faults = overflow > 0 ? [...found, `scrolls sideways by ${overflow} px`] : found;
  return faults.map((fault) => `${path} in ${language}: ${fault}`);
}
