import { createHash, createHmac } from 'node:crypto';
import type { Json } from './json.ts';

/** `keyed` of a link that only who has the key can have made; those from before there was one have the hash alone. */
export type ChainLink = { entry: Json; hash: string; keyed?: boolean };

/** What the first entry is chained to. */
export const chainStart = '0'.repeat(64);

/** SM3 (GB/T 32905), with a key as HMAC, over the previous hash and the entry's canonical JSON: 64 hexadecimal digits. */
export function chainHash(previous: string, entry: Json, key?: Uint8Array): string {
  if (!/^[0-9a-f]{64}$/.test(previous)) throw new RangeError('the previous hash must be 64 hexadecimal digits');
  const hash = key ? createHmac('sm3', key) : createHash('sm3');
  return hash.update(`${previous}\n${canonicalJson(entry)}`, 'utf8').digest('hex');
}

/**
 * Verifies a chain from its first link on (or from `start`, the hash before the first of the links given).
 * A cut-off tail can't be seen from within: compare the last hash with one kept elsewhere.
 */
export function verifyChain(
  links: Iterable<ChainLink>,
  start: { hash: string; keyed: boolean } = { hash: chainStart, keyed: false },
  key?: Uint8Array,
): { ok: true; last: { hash: string; keyed: boolean } } | { ok: false; at: number } {
  let previous = start;
  let at = 0;
  for (const { entry, hash, keyed = false } of links) {
    // Behind a keyed link one without a key is a forger's.
    if ((previous.keyed && !keyed) || (keyed && !key)) return { ok: false, at };
    if (chainHash(previous.hash, entry, keyed ? key : undefined) !== hash) return { ok: false, at };
    previous = { hash, keyed };
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
