import { useState } from 'react';
import { queueOf } from '../filter.ts';
import { readList, writeKept } from '../kept.ts';

export type SavedFilter = { name: string; queue: string; search: string };

const keyOf = (account: string) => `lianban.desk.filters.${account}`;

/** A person's named filters, kept in this browser. */
export function useSavedFilters(account: string) {
  const [saved, set] = useState(() => readList(keyOf(account), isSaved));
  const keep = (next: SavedFilter[]) => {
    set(next);
    writeKept(keyOf(account), next);
  };
  return {
    saved,
    save: (filter: SavedFilter) => keep([...saved.filter(({ name }) => name !== filter.name), filter]),
    remove: (name: string) => keep(saved.filter((filter) => filter.name !== name)),
  };
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false;
  const { name, queue, search } = { name: '', queue: '', search: '', ...value };
  return typeof name === 'string' && typeof search === 'string' && queueOf(queue) !== undefined;
}
