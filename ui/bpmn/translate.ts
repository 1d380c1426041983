import type { Translate } from 'bpmn-js/lib/BaseViewer.js';
import standard from 'bpmn-js-i18n/translations/zn.js';

const table: Record<string, string> = { ...standard };

const fill = (template: string, values: Record<string, string>) =>
  template.replace(/{([^}]+)}/g, (whole, key: string) => values[key] ?? whole);

const chinese: Translate = (template, values = {}) =>
  fill((Object.hasOwn(table, template) ? table[template] : undefined) ?? template, values);
const english: Translate = (template, values = {}) => fill(template, values);

/** bpmn-js in the language of the pages. */
export const translateModule = (language: string) => ({
  translate: ['value', language.startsWith('zh') ? chinese : english],
});
