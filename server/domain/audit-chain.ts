import { createHash } from 'node:crypto';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type ChainLink = { entry: Json; hash: string };

/** What the first entry is chained to. */
export const chainStart = '0'.repeat(64);

/** SM3 (GB/T 32905) over the previous hash and the entry's canonical JSON: 64 hexadecimal digits. */
export function chainHash(previous: string, entry: Json): string {
  if (!/^[0-9a-f]{64}$/.test(previous)) throw new RangeError('the previous hash must be 64 hexadecimal digits');
  return createHash('sm3')
    .update(`${previous}\n${canonicalJson(entry)}`, 'utf8')
    .digest('hex');
}

/**
 * Verifies a chain from its first link on (or from `start`, the hash before the first of the links given).
 * A cut-off tail can't be seen from within: compare the last hash with one kept elsewhere.
 */
export function verifyChain(
  links: Iterable<ChainLink>,
  start = chainStart,
): { ok: true; last: string } | { ok: false; at: number } {
  let previous = start;
  let at = 0;
  for (const { entry, hash } of links) {
    if (chainHash(previous, entry) !== hash) return { ok: false, at };
    previous = hash;
    at += 1;
  }
  return { ok: true, last: previous };
}

/** JSON with sorted keys and no spaces: jsonb gives keys back in an order of its own. Throws on what JSON can't hold. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('JSON holds no such number');
  if (value === null || typeof value !== 'object') {
    const text = JSON.stringify(value);
    if (text === undefined) throw new TypeError(`JSON holds no ${typeof value}`);
    return text;
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('only plain objects can be chained');
  // By code unit, not by locale: the order must be the same on every machine.
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
}
