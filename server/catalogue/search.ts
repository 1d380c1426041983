import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { match, pinyin } from 'pinyin-pro';
import type { Catalogue, CatalogueItem } from './catalogue.ts';
import { englishStems, shareFound } from './search-english.ts';

export type SearchFilter = {
  area?: string | undefined;
  audience?: 'person' | 'unit' | undefined;
  department?: string | undefined;
};
/** `hint` is said beside a hit, where the people's word means another item. */
export type SearchHit = { entry: CatalogueItem; score: number; hint: string | null };

type Indexed = {
  names: string[];
  words: string[];
  /** Who has a part in it, the lead first: people know the office and not the item. */
  offices: string[];
  tokens: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  /** Of each of the people's words in English: who types one of them in another form means it. */
  phrases: ReadonlySet<string>;
  sounds: string[];
};

const latin = /^[a-z0-9 ]+$/;

// Loading the dictionary takes most of a second, and a search without it is none: once for the process.
let jieba: Jieba | undefined;
const indexes = new WeakMap<Catalogue, ReadonlyMap<string, Indexed>>();

/**
 * Items for what people type: names, the people's own words, pinyin and its initials. Best first; without a query all, in the catalogue's order.
 */
export function searchItems(catalogue: Catalogue, query: string, filter: SearchFilter = {}): SearchHit[] {
  const wanted = query.trim().toLowerCase().slice(0, 60);
  const index = indexOf(catalogue);
  // What was replaced stands behind what is in force.
  const entries = [...catalogue.items.values()]
    .filter((entry) => passes(catalogue, entry, filter))
    .toSorted((a, b) => Number(isReplaced(a)) - Number(isReplaced(b)));
  if (wanted === '') return entries.map((entry) => ({ entry, score: 0, hint: null }));
  return entries
    .map((entry) => ({ entry, score: scoreOf(wanted, index.get(entry.item.code)), hint: hintOf(wanted, entry) }))
    .map((hit) => (hit.hint === null ? hit : { ...hit, score: Math.max(hit.score, 30) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
}

const isReplaced = ({ item }: CatalogueItem): boolean => item.replacedBy !== null;

function passes(
  { organisation }: Catalogue,
  { item }: CatalogueItem,
  { area, audience, department }: SearchFilter,
): boolean {
  if (audience !== undefined && !item.audience.includes(audience)) return false;
  // Offered in a township also means offered in its county, and the other way round.
  const near = (code: string) =>
    area === undefined || organisation.liesIn(code, area) || organisation.liesIn(area, code);
  if (!item.areas.some(near)) return false;
  if (department === undefined) return true;
  const areas = item.areas.filter(near);
  return Object.values(item.departments).some(({ kind, level }) =>
    areas.some((code) => organisation.departmentFor(kind, code, level) === department),
  );
}

function scoreOf(query: string, indexed: Indexed | undefined): number {
  if (!indexed) return 0;
  const { names, words, offices, tokens, sounds } = indexed;
  if (names.some((name) => name === query)) return 100;
  if (words.includes(query)) return 95;
  if (query.length === 1 && latin.test(query)) return 0;
  if (names.some((name) => name.includes(query))) return 80 + query.length / 100;
  if (words.some((word) => word.includes(query) || query.includes(word))) return 70;
  if (/[a-z]/.test(query))
    return Math.max(englishScore(query, indexed), latinScore(query.replaceAll(' ', ''), indexed));
  const office = query.length > 2 ? offices.findIndex((name) => name.includes(query)) : -1;
  if (office >= 0) return office === 0 ? 65 : 62;
  const parts = tokensOf(query);
  const found = parts.filter((part) => tokens.has(part));
  const weight = (list: readonly string[]) => list.reduce((sum, part) => sum + part.length, 0);
  const share = weight(found) / Math.max(1, weight(parts));
  return Math.max(60 * share, soundsLike(query, sounds) ? 45 : 0);
}

/** Word by word: half of what was typed must be there, and all of it stands above some of it. */
function englishScore(query: string, { stems, phrases }: Indexed): number {
  const asked = englishStems(query);
  if (phrases.has(asked.toSorted().join(' '))) return 68;
  const share = shareFound(asked, stems);
  return share < 0.5 ? 0 : 60 * share;
}

/** 社包卡 is 社保卡: a wrong character of the same sound is what an input method gives most often. */
const soundsLike = (query: string, sounds: readonly string[]): boolean =>
  query.length > 1 && sounds.some((sound) => sound.includes(soundOf(query)));

/** Syllables between spaces, so that one is found whole or not at all. */
const soundOf = (text: string): string => ` ${pinyin(text, { toneType: 'none' })} `;

/** `fzgl`, `kaifandian`, `shipin`: whole syllables or initials. */
function latinScore(query: string, { names, words }: Indexed): number {
  if (query.length < 2 || !latin.test(query)) return 0;
  if (names.some((name) => pinyinHas(name, query))) return 55;
  return words.some((word) => pinyinHas(word, query)) ? 50 : 0;
}

function pinyinHas(text: string, query: string): boolean {
  return (
    match(text, query, { continuous: true }) !== null ||
    pinyin(text, { toneType: 'none', separator: '' }).includes(query)
  );
}

function hintOf(query: string, { item }: CatalogueItem): string | null {
  const meant = (word: string) =>
    query.includes(word) ||
    (query.length > 1 && (word.includes(query) || (latin.test(query) && pinyinHas(word, query))));
  return item.hints.find(({ words }) => words.some(meant))?.text ?? null;
}

function indexOf(catalogue: Catalogue): ReadonlyMap<string, Indexed> {
  const known = indexes.get(catalogue);
  if (known) return known;
  const made = new Map([...catalogue.items].map(([code, { item }]) => [code, indexed(item)]));
  indexes.set(catalogue, made);
  return made;
}

function indexed(item: CatalogueItem['item']): Indexed {
  const names = [item.name.zh, item.shortName, item.name.en].map((name) => name.toLowerCase());
  const words = item.search.map((word) => word.toLowerCase());
  const { lead, ...others } = item.departments;
  const offices = [...(lead ? [lead] : []), ...Object.values(others)].map(({ name }) => name);
  const english = [...names, ...words].filter((text) => /[a-z]/.test(text));
  return {
    names,
    words,
    offices: offices.map(({ zh }) => zh),
    stems: new Set([...english, ...offices.map(({ en }) => en)].flatMap(englishStems)),
    phrases: new Set(english.map((text) => englishStems(text).toSorted().join(' '))),
    sounds: [...names, ...words].map(soundOf),
    tokens: new Set([...names, ...words, item.topic].flatMap(tokensOf)),
  };
}

/** Words of two characters and more: single ones would find everything. */
function tokensOf(text: string): string[] {
  jieba ??= Jieba.withDict(dict);
  return jieba.cutForSearch(text, true).filter((token) => token.trim().length > 1);
}
