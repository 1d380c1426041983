import { looksLikeIdentityNumber, maskIdentityNumber } from '../../domain/identity-number.ts';
import type { FormData } from '../../entities/case/case.ts';

/**
 * Pages know identity numbers only masked, those that the applicant has given himself too: a masked one that comes back stands for the
 * number that it hides. It is looked for where it stood; in another row, where only one of the numbers can be meant.
 */
export function unmasked(given: FormData, before: FormData): FormData {
  const numbers = new Set<string>();
  const places = new Map<string, string>();
  walk(before, '', (text, at) => {
    if (!looksLikeIdentityNumber(text)) return text;
    numbers.add(text);
    places.set(at, text);
    return text;
  });
  const restored = walk(given, '', (text, at) => {
    const here = places.get(at);
    if (here !== undefined && maskIdentityNumber(here) === text) return here;
    const [only, ...others] = [...numbers].filter((number) => maskIdentityNumber(number) === text);
    return only !== undefined && others.length === 0 ? only : text;
  });
  return isBag(restored) ? restored : given;
}

type Value = FormData[string];
const isBag = (value: Value | FormData): value is FormData =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function walk(value: Value, at: string, change: (text: string, at: string) => string): Value {
  if (typeof value === 'string') return change(value, at);
  if (Array.isArray(value)) return value.map((each, index) => walk(each, `${at}/${index}`, change));
  if (!isBag(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each, `${at}/${key}`, change)]));
}
