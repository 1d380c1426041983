import i18next, { type ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readInEnglish } from '../api/client.ts';
import { queryClient } from '../api/query.ts';
import { markChinese } from './mark-chinese.ts';
import { hall } from './zh/hall.ts';
import { shell } from './zh/shell.ts';

export type Language = 'zh' | 'en';
type Place = 'shell' | 'hall' | 'desk' | 'watch' | 'studio';

/** One catalogue per place and language. A citizen's first page brings only its own, in Chinese. */
const catalogues: Record<Language, Record<Place, () => Promise<object>>> = {
  zh: {
    shell: async () => shell,
    hall: async () => hall,
    desk: () => import('./zh/desk.ts').then((module) => module.desk),
    watch: () => import('./zh/watch.ts').then((module) => module.watch),
    studio: () => import('./zh/studio.ts').then((module) => module.studio),
  },
  en: {
    shell: () => import('./en/shell.ts').then((module) => module.shell),
    hall: () => import('./en/hall.ts').then((module) => module.hall),
    desk: () => import('./en/desk.ts').then((module) => module.desk),
    watch: () => import('./en/watch.ts').then((module) => module.watch),
    studio: () => import('./en/studio.ts').then((module) => module.studio),
  },
};

const isPlace = (name: string): name is Place => name in catalogues.zh;

const loader = {
  type: 'backend' as const,
  read(language: string, namespace: string, done: ReadCallback) {
    if (!isPlace(namespace)) return done(new Error(`no catalogue ${namespace}`), null);
    catalogues[language === 'en' ? 'en' : 'zh'][namespace]().then(
      (catalogue) => done(null, { ...catalogue }),
      (reason: Error) => done(reason, null),
    );
  },
};

const remembered = (): Language => (readStored() === 'en' ? 'en' : 'zh');

/** Private windows may refuse storage altogether. */
const readStored = (): string | null => {
  try {
    return localStorage.getItem('language');
  } catch {
    return null;
  }
};

export const setLanguage = async (language: Language): Promise<void> => {
  await i18next.changeLanguage(language);
  try {
    localStorage.setItem('language', language);
  } catch {
    // remembered only as long as the page is open
  }
};

export const startI18n = (): Promise<unknown> => {
  const ready = i18next
    .use(loader)
    .use(initReactI18next)
    .init({
      lng: remembered(),
      fallbackLng: false,
      supportedLngs: ['zh', 'en'],
      ns: ['shell', 'hall'],
      defaultNS: 'shell',
      partialBundledLanguages: true,
      resources: { zh: { shell, hall } },
      // React escapes by itself.
      interpolation: { escapeValue: false },
    });
  i18next.on('languageChanged', (language) => {
    takeLanguage(language);
    // What was read in the other language is read again.
    void queryClient.invalidateQueries();
  });
  return ready.then(() => takeLanguage(i18next.language));
};

let stopMarking = () => {};

/** From the language follow the document's own, what the hall is asked for, and what must be marked as Chinese. */
const takeLanguage = (language: string): void => {
  const english = language === 'en';
  document.documentElement.lang = english ? 'en' : 'zh-CN';
  readInEnglish(english);
  stopMarking();
  stopMarking = english ? markChinese(document.body) : () => {};
};
