/** What people type around what they want. */
const around = new Set(
  'a an the my our your to for of in on at and or is i we want need how do can get have make new apply application'.split(
    ' ',
  ),
);
const spellings: readonly (readonly [RegExp, string])[] = [
  [/licens/g, 'licenc'],
  [/([a-z])i(z|s)ation/g, '$1isation'],
  [/\bcentre/g, 'center'],
];

/** The words of an English text that say something, each by its stem: 'Cutting trees' → cut, tree. */
export function englishStems(text: string): string[] {
  const spelt = spellings.reduce((all, [pattern, one]) => all.replace(pattern, one), text.toLowerCase());
  return (spelt.match(/[a-z0-9]+/g) ?? []).filter((word) => !around.has(word)).map(stemOf);
}

/** Only what tells two forms of one everyday word apart; a dictionary's worth would cost more than it finds. */
function stemOf(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3).replace(/([bdgmnprt])\1$/, '$1');
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 3 && /[^su]s$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Which share of the asked stems is among the known ones: whole, begun, or with one letter wrong. */
export function shareFound(asked: readonly string[], known: ReadonlySet<string>): number {
  if (asked.length === 0) return 0;
  const isKnown = (stem: string) =>
    known.has(stem) || [...known].some((word) => begins(word, stem) || nearly(word, stem));
  return asked.filter(isKnown).length / asked.length;
}

const begins = (word: string, part: string): boolean => part.length > 2 && word.startsWith(part);

/** Short words are too near to each other. */
const nearly = (word: string, stem: string): boolean =>
  stem.length > 4 && Math.abs(word.length - stem.length) <= 1 && isOneSlip(word, stem);

/** One letter more, less or other. */
function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at + (short.length === long.length ? 1 : 0)) === long.slice(at + 1);
}
