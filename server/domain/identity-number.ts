import { stdnum } from 'stdnum';
import { mod31 } from './check-character.ts';

/** GB 11643, 18 digits with a check character in capitals and a birth date that exists and has been. */
export const isIdentityNumber = (text: string): boolean =>
  /^[1-9]\d{16}[\dX]$/.test(text) && stdnum['CN']?.['ric']?.validate(text).isValid === true;

/** The form of such a number, right or wrong. What leaves masked by it is known by it when it comes back. */
export const looksLikeIdentityNumber = (text: string): boolean => /^\d{17}[\dX]$/i.test(text);

/**
 * GB 32100. By our own rule: stdnum 1.12.0 refuses every code whose check character is 0 (about one in 31) and every
 * code with a letter among the first eight (N2… of rural collectives).
 */
export function isCreditCode(text: string): boolean {
  if (!/^[1-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(text)) return false;
  return mod31(text.slice(0, 17)) === text.slice(17);
}

/**
 * For lists and logs: first 3 and last 2 characters stay ('350*************21'), so that a clerk can tell two apart.
 * Credit codes of organisations are public and stay whole. Anything short is hidden whole.
 */
export function maskIdentityNumber(text: string): string {
  if (isCreditCode(text)) return text;
  if (text.length < 8) return '*'.repeat(text.length);
  return text.slice(0, 3) + '*'.repeat(text.length - 5) + text.slice(-2);
}

/** '138****5678'; land lines keep their last four. */
export function maskPhone(text: string): string {
  if (text.length < 8) return '*'.repeat(text.length);
  return `${text.slice(0, text.length - 8)}****${text.slice(-4)}`;
}

/** '王*', '王*明', '欧***': the family name's first character and, from three characters on, the last. */
export function maskName(text: string): string {
  const characters = [...text];
  const [first = ''] = characters;
  if (characters.length < 2) return '*'.repeat(characters.length);
  if (characters.length === 2) return `${first}*`;
  return first + '*'.repeat(characters.length - 2) + (characters.at(-1) ?? '');
}
