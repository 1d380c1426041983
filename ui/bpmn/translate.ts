import type { Translate } from 'bpmn-js/lib/BaseViewer.js';
import standard from 'bpmn-js-i18n/translations/zn.js';

const fill = (template: string, values: Record<string, string>) =>
  template.replace(/{([^}]+)}/g, (whole, key: string) => values[key] ?? whole);

type Tables = {
  /** Our words; they go before those of bpmn-js-i18n, which has mistakes (its "Terminate end event" is a boundary one). */
  own?: Record<string, string>;
  /** Told each text that has no Chinese. */
  missing?: (template: string) => void;
};

/** bpmn-js in the language of the pages: what has no Chinese stays English. */
export function translateModule(language: string | (() => string), { own = {}, missing }: Tables = {}) {
  const table = new Map(Object.entries({ ...standard, ...own }));
  const loose = new Map([...table].map(([key, words]) => [loosely(key), words]));
  const chinese: Translate = (template, values = {}) => {
    const found = table.get(template) ?? loose.get(loosely(template));
    if (found === undefined) missing?.(template);
    return fill(found ?? template, values);
  };
  const english: Translate = (template, values = {}) => fill(template, values);
  const spoken = typeof language === 'string' ? () => language : language;
  const translate: Translate = (template, values) => (spoken().startsWith('zh') ? chinese : english)(template, values);
  return { translate: ['value', translate] };
}

/** The panel writes "Sub Process" where the canvas writes "Sub-process". */
const loosely = (text: string) => text.toLowerCase().replace(/[\s-]/g, '');
