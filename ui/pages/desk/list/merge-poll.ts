import type { InfiniteData } from '@tanstack/react-query';
import type { Answer } from '../../../api/types.ts';
import type { Task } from '../filter.ts';

export type Page = Answer<'get', '/api/tasks'>;
export type Pages = InfiniteData<Page, unknown>;
type Merged = { rows: Task[]; gone: ReadonlySet<string>; fresh: number };

/** Rows beyond the polled stretch cannot be judged and are left as they are. */
export function mergePoll(loaded: Pages | undefined, polled: Page | undefined): Merged {
  const rows = loaded?.pages.flatMap(({ items }) => items) ?? [];
  if (!polled) return { rows, gone: new Set(), fresh: 0 };
  const now = new Map(polled.items.map((task) => [task.id, task]));
  const known = new Set(rows.map(({ id }) => id));
  const lastSeen = rows.findLastIndex(({ id }) => now.has(id));
  const judged = polled.nextCursor === null ? rows.length : lastSeen + 1;
  const gone = rows.slice(0, judged).filter(({ id }) => !now.has(id));
  return {
    rows: rows.map((row) => now.get(row.id) ?? row),
    gone: new Set(gone.map(({ id }) => id)),
    fresh: polled.items.filter(({ id }) => !known.has(id)).length,
  };
}
