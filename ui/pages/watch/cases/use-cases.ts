import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { Answer, CallOptions } from '../../../api/types.ts';
import { usePolling } from '../live.tsx';

export type SupervisedCase = Answer<'get', '/api/supervision/cases'>['items'][number];
export type SupervisedTask = Answer<'get', '/api/supervision/cases/{number}/tasks'>['items'][number];
export type Case = Answer<'get', '/api/cases/{number}'>;
type Query = NonNullable<CallOptions<'get', '/api/supervision/cases'>['query']>;

export function useCases(query: Query) {
  const refetchInterval = usePolling();
  const list = useInfiniteQuery({
    queryKey: ['watch', 'cases', query],
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/supervision/cases', {
        query: { ...query, limit: 50, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval,
    placeholderData: (before) => before,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return { list, rows, first: list.data?.pages[0] };
}

/** One case, as it stands now. */
export function useCase(number: string) {
  const refetchInterval = usePolling();
  return useQuery({
    queryKey: ['watch', 'cases', number],
    queryFn: ({ signal }) => api.get('/api/cases/{number}', { params: { number }, signal }),
    refetchInterval,
  });
}
