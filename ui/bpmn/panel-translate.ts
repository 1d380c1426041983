import { translateModule } from './translate.ts';
import { canvasWords } from './words/canvas.ts';
import { panelWords } from './words/panel.ts';
import { templateWords } from './words/template.ts';

const own = { ...canvasWords, ...panelWords, ...templateWords };

/** Names of our own diagrams and templates pass through `translate` too: they are Chinese already. */
const isEnglish = (text: string) => /[A-Za-z]{2}/.test(text) && !/\p{Script=Han}/u.test(text);

/** `language` is asked at each word: the pages' language may change while a diagram is open. */
export const panelTranslateModule = (language: () => string) =>
  translateModule(language, {
    own,
    missing: (text) => {
      // Heard by the test that opens everything and wants nothing said in English.
      if (isEnglish(text)) window.dispatchEvent(new CustomEvent('untranslated', { detail: text }));
    },
  });
