import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

/**
 * The hall's time in milliseconds. In demo mode its clock may stand months ahead of the reader's, and a bar drawn to
 * the wrong "now" would lie; where that clock is not offered, the two are the same.
 */
export function useHallNow(): number {
  const { data } = useQuery({
    queryKey: ['demo', 'clock'],
    queryFn: async ({ signal }) => Date.parse((await api.get('/simulated/clock', { signal })).now),
    staleTime: 30_000,
    retry: false,
    retryOnMount: false,
  });
  return data ?? Date.now();
}
