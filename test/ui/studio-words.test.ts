import test from 'ava';
import { z } from 'zod';
import { browserOfFile } from '../support/browser.ts';
import { openBuilt } from './built-page.ts';

const browser = browserOfFile(test);
const Texts = z.array(z.string());

test('the modeler speaks Chinese everywhere, and runs without eval', async (t) => {
  t.timeout(240_000);
  const { page, faults } = await openBuilt(t, browser(), 'studio-words/page.ts');
  const untranslated = await page.evaluate(
    () =>
      new Promise((done) => {
        window.addEventListener('opened', (event) => done(event instanceof CustomEvent && event.detail));
        window.dispatchEvent(new CustomEvent('begin'));
      }),
  );
  t.deepEqual(Texts.parse(untranslated), []);
  t.deepEqual(faults, []);
});
