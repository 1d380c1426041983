import { createHash } from 'node:crypto';
import test from 'ava';
import {
  type ChainLink,
  canonicalJson,
  chainHash,
  chainStart,
  verifyChain,
} from '../../../server/domain/audit-chain.ts';
import type { Json } from '../../../server/domain/json.ts';

function chain(entries: Json[]): ChainLink[] {
  let previous = chainStart;
  return entries.map((entry) => {
    previous = chainHash(previous, entry);
    return { entry, hash: previous };
  });
}
const entries: Json[] = [
  { who: 'a', what: 1 },
  { who: 'b', what: [1, null, { z: true, a: '中' }] },
  { who: 'c', what: 'x' },
];

test('the hash is SM3 as its standard gives it', (t) => {
  t.is(
    createHash('sm3').update('abc').digest('hex'),
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  );
  t.is(
    chainHash(chainStart, 1),
    createHash('sm3')
      .update(`${'0'.repeat(64)}\n1`)
      .digest('hex'),
  );
});

test('the order in which keys were written makes no difference', (t) => {
  t.is(canonicalJson({ b: 1, a: { d: [2], c: null } }), '{"a":{"c":null,"d":[2]},"b":1}');
  t.is(chainHash(chainStart, { a: 1, b: 2 }), chainHash(chainStart, { b: 2, a: 1 }));
});

test('an untouched chain verifies, whole and from the middle', (t) => {
  const links = chain(entries);
  t.deepEqual(verifyChain(links), { ok: true, last: { hash: links.at(-1)?.hash ?? '', keyed: false } });
  t.like(verifyChain(links.slice(1), { hash: links[0]?.hash ?? '', keyed: false }), { ok: true });
  t.deepEqual(verifyChain([]), { ok: true, last: { hash: chainStart, keyed: false } });
});

test('a changed, removed, inserted or moved entry is found', (t) => {
  const links = chain(entries);
  const [a, b, c] = links;
  if (!a || !b || !c) return t.fail();
  t.deepEqual(verifyChain([a, { ...b, entry: { who: 'z' } }, c]), { ok: false, at: 1 });
  t.deepEqual(verifyChain([a, c]), { ok: false, at: 1 });
  t.deepEqual(verifyChain([b, a, c]), { ok: false, at: 0 });
  t.deepEqual(verifyChain([a, a, b, c]), { ok: false, at: 1 });
});

test('a keyed chain goes on from one without a key, and is made by nobody else', (t) => {
  const key = new Uint8Array(32).fill(7);
  const [a, b] = chain(entries);
  if (!a || !b) return t.fail();
  const keyed = { entry: b.entry, hash: chainHash(a.hash, b.entry, key), keyed: true };
  t.like(verifyChain([a, keyed], undefined, key), { ok: true, last: { keyed: true } });
  t.deepEqual(verifyChain([a, { ...b, keyed: true }], undefined, key), { ok: false, at: 1 });
  const after = { entry: 'x', hash: chainHash(keyed.hash, 'x') };
  t.deepEqual(verifyChain([a, keyed, after], undefined, key), { ok: false, at: 2 });
  t.deepEqual(verifyChain([a, keyed]), { ok: false, at: 1 });
});

test('what JSON cannot hold is refused, not chained as something else', (t) => {
  t.throws(() => canonicalJson(Number.NaN), { instanceOf: TypeError });
  // @ts-expect-error a Date is no JSON
  t.throws(() => canonicalJson({ at: new Date() }), { instanceOf: TypeError });
  t.throws(() => chainHash('', 1), { instanceOf: RangeError });
});
