import type { Language } from '../../i18n/index.ts';
import { isRecord } from '../is-record.ts';

/** Where a form holds its English: `properties.<name>En` of a field and of its rule, `labelEn` of a value. */
const twins: Record<string, string> = {
  label: 'labelEn',
  dateLabel: 'labelEn',
  timeLabel: 'timeLabelEn',
  ruleMessage: 'ruleMessageEn',
  text: 'textEn',
  description: 'descriptionEn',
};

/** The form in a language; a text without an English twin stays Chinese. */
export const schemaIn = (schema: unknown, language: Language): unknown =>
  language === 'en' ? inEnglish(schema) : schema;

const inEnglish = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(inEnglish);
  if (!isRecord(node)) return node;
  const source = isRecord(node['properties']) ? node['properties'] : node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const twin = twins[key];
      const english = twin === undefined ? undefined : source[twin];
      return [key, typeof english === 'string' && typeof value === 'string' ? english : inEnglish(value)];
    }),
  );
};
