import { useSearchParams } from 'react-router';

/** A page's filters in its address: a set of names, each with a word or nothing. */
export function useSearchState<N extends string>(names: readonly N[]) {
  const [search, setSearch] = useSearchParams();
  const get = (name: N): string | undefined => search.get(name) || undefined;
  const set = (name: N, value: string | undefined | null) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true });
  };
  const clear = () => setSearch({}, { replace: true });
  const narrowed = names.some((name) => search.has(name));
  return { get, set, clear, narrowed };
}

export type SearchState<N extends string> = ReturnType<typeof useSearchState<N>>;

export const oneOf = <T extends string>(value: string | undefined, known: readonly T[]): T | undefined =>
  known.find((name) => name === value);
