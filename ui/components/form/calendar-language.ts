import flatpickr from 'flatpickr/dist/esm/index.js';
import { Mandarin } from 'flatpickr/dist/esm/l10n/zh.js';
import type { Language } from '../../i18n/index.ts';

/** The calendar that opens below a date. form-js hands no language to it, so it is set for all calendars of the page. */
export function localizeCalendars(language: Language): void {
  flatpickr.localize(language === 'en' ? flatpickr.l10ns.en : Mandarin);
}

const letters: Record<string, string> = { yyyy: '年', mm: '月', dd: '日', 'hh:mm --': '时:分', 'hh:mm': '时:分' };

/** form-js writes how a date is typed in letters of English words, in the order of the browser's own language. */
export function localizeDateHints(box: ParentNode, language: Language): void {
  if (language === 'en') return;
  for (const input of box.querySelectorAll<HTMLInputElement>('.fjs-form-field-datetime input')) {
    input.placeholder = input.placeholder.replace(/hh:mm(?: --)?|yyyy|mm|dd/g, (word) => letters[word] ?? word);
  }
}
