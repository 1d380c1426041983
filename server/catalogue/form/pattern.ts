import { createContext, Script } from 'node:vm';

/** No sensible pattern needs a hundredth of it; everybody else waits for as long. */
const patienceMs = 50;
/** On a busy machine the time of one attempt may pass without a step of it; an endless one fails them all. */
const attempts = 4;

const script = new Script('new RegExp(pattern).test(value)');
const context = createContext({ pattern: '', value: '' });

/** Whether a text is a regular expression at all. */
export function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

/**
 * Whether a value has a pattern. `undefined` where the pattern is none, or does not come to an end with this value: one like
 * `(a+)+` doubles its work with each letter, and what is tried here is written by a designer and fed by anybody.
 */
export function fitsPattern(pattern: string, value: string): boolean | undefined {
  if (!isPattern(pattern)) return undefined;
  if (!mayTakeLong(pattern)) return new RegExp(pattern).test(value);
  Object.assign(context, { pattern, value });
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      return script.runInContext(context, { timeout: patienceMs }) === true;
    } catch {
      // Its time was up.
    }
  }
  return undefined;
}

/** Whether a pattern gets stuck in some text of its own letters that fits it nearly. */
export function getsStuck(pattern: string): boolean {
  if (!isPattern(pattern) || !mayTakeLong(pattern)) return false;
  const letters = new Set([...'aA0 -_.,中', ...pattern.replace(/[^\p{L}\p{N}]/gu, '')]);
  return [...letters].some((letter) => fitsPattern(pattern, `${letter.repeat(40)}\u0001`) === undefined);
}

/**
 * One thing that repeats leaves little to try; a group that does, two of them or many alternatives may share a text in any
 * number of ways.
 */
const mayTakeLong = (pattern: string): boolean =>
  /\)[*+?{]/.test(pattern) || count(pattern, /[+*?]|\{\d+,\d*\}/g) > 1 || count(pattern, /\|/g) > 10;

const count = (text: string, mark: RegExp): number => (text.match(mark) ?? []).length;
