import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../../api/client.ts';
import { type Queue, sortOf, type Task, type TaskFilter } from '../filter.ts';
import { mergePoll, type Page, type Pages } from './merge-poll.ts';

const PAGE = 50;
const POLL_MS = 5_000;

const queryOf = (queue: Queue, filter: TaskFilter) => ({ ...filter, queue, sort: sortOf(queue, filter), limit: PAGE });

/**
 * The loaded rows stay where they are until the reader asks for more: a poll of the first page only updates rows in
 * place, marks those that have left, and counts those that are new.
 */
export function useTaskList(queue: Queue, filter: TaskFilter) {
  const client = useQueryClient();
  const query = queryOf(queue, filter);
  const key = ['desk', 'tasks', query];
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/tasks', { query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: firstPage(),
    getNextPageParam: (last: Page) => last.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const [shownAt, setShownAt] = useState(0);
  const poll = useQuery({
    // What the list has just fetched is the first poll.
    queryKey: ['desk', 'poll', query, list.isSuccess],
    initialData: () => list.data?.pages[0],
    initialDataUpdatedAt: list.dataUpdatedAt,
    queryFn: ({ signal }) => api.get('/api/tasks', { query, signal }),
    enabled: list.isSuccess,
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: 'always',
    gcTime: 0,
  });
  const merged = useMemo(() => mergePoll(list.data, poll.data), [list.data, poll.data]);
  return {
    ...merged,
    list,
    total: poll.data?.total ?? list.data?.pages[0]?.total ?? 0,
    shownAt,
    /** Shows what the last poll brought, from the top. */
    showFresh: () => {
      if (poll.data) client.setQueryData<Pages>(key, { pages: [poll.data], pageParams: [firstPage()] });
      setShownAt(Date.now());
    },
    forget: (id: string) => client.setQueryData<Pages>(key, (pages) => pages && mapRows(pages, dropping(id))),
    replace: (task: Task) => client.setQueryData<Pages>(key, (pages) => pages && mapRows(pages, replacing(task))),
  };
}

export type TaskList = ReturnType<typeof useTaskList>;

const firstPage = (): string | undefined => undefined;

const mapRows = (pages: Pages, change: (items: Task[]) => Task[]): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, items: change(page.items) })),
});
const dropping = (id: string) => (items: Task[]) => items.filter((task) => task.id !== id);
const replacing = (task: Task) => (items: Task[]) => items.map((row) => (row.id === task.id ? task : row));
