import { z } from 'zod';
import { sentences, words } from '../domain/english-sentences.ts';

/** en.json of a folder: English by the Chinese itself, so that a text which changes loses its twin and is told. */
export const EnglishFile = z.record(z.string(), z.string().min(1));
export type Phrases = ReadonlyMap<string, string>;

/** Whether an English reader would meet Chinese in it. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** A text of processes/ or of the hall in English, its parts one by one; undefined where it has none. */
export function sayInEnglish(text: string, phrases: Phrases): string | undefined {
  if (!hasHan(text)) return text;
  const whole = phrases.get(text) ?? words.get(text);
  if (whole !== undefined) return whole;
  for (const [pattern, say] of sentences) {
    const match = pattern.exec(text);
    if (!match) continue;
    let known = true;
    const said = (part: string): string => {
      const english = sayInEnglish(part, phrases);
      if (english === undefined) known = false;
      return english ?? part;
    };
    const sentence = say(said, ...match.slice(1).map((part) => part ?? ''));
    if (known) return sentence;
  }
  const list = text.split('、');
  const said = list.map((part) => (list.length > 1 ? sayInEnglish(part, phrases) : undefined));
  return said.every((part) => part !== undefined) ? said.join(', ') : undefined;
}

/** What people filled in or drew is never translated, nor what an answer gives in both languages. */
const kept = new Set([
  'zh',
  'xml',
  'form',
  'sampleApplication',
  'applicantName',
  'applicant',
  'data',
  'fileName',
  'opinion',
]);
const formTexts = new Set([
  'label',
  'dateLabel',
  'timeLabel',
  'text',
  'description',
  'patternErrorMessage',
  'ruleMessage',
]);

/** An answer for an English reader: each text that has a twin in English, the others in Chinese. */
export function inEnglish(value: unknown, phrases: Phrases): unknown {
  if (typeof value === 'string') return sayInEnglish(value, phrases) ?? value;
  if (Array.isArray(value)) return value.map((each: unknown) => inEnglish(each, phrases));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (isForm(inner)) return [key, formInEnglish(inner, phrases)];
      return [key, kept.has(key) ? inner : inEnglish(inner, phrases)];
    }),
  );
}

const isForm = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'components' in value && Array.isArray(value.components);

/** Of a form only what is shown: keys, values and conditions are the server's as well. */
function formInEnglish(node: unknown, phrases: Phrases): unknown {
  if (Array.isArray(node)) return node.map((each: unknown) => formInEnglish(each, phrases));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, inner]) => [
      key,
      typeof inner === 'string' && formTexts.has(key)
        ? (sayInEnglish(inner, phrases) ?? inner)
        : formInEnglish(inner, phrases),
    ]),
  );
}
