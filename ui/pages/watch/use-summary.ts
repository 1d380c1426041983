import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useSession } from '../../api/session.tsx';
import type { Answer } from '../../api/types.ts';
import { usePolling } from './live.tsx';
import { oversees } from './rights.ts';

export type Summary = Answer<'get', '/api/supervision/summary'>;
export type Group = Summary['byDepartment'][number];
export type TrendDays = Summary['byDay'];

/** The board's numbers, of one area or of all that the reader oversees. */
export const useSummary = (area?: string) => {
  const { user } = useSession();
  const refetchInterval = usePolling();
  return useQuery({
    queryKey: ['watch', 'summary', area ?? ''],
    queryFn: ({ signal }) => api.get('/api/supervision/summary', { query: area ? { area } : {}, signal }),
    enabled: oversees(user),
    refetchInterval,
    placeholderData: (before) => before,
  });
};
