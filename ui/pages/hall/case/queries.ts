import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { Answer } from '../../../api/types.ts';

export type Case = Answer<'get', '/api/cases/{number}'>;
export type Clock = Case['clocks'][number];
export type Payment = Case['payments'][number];

const pace = 10_000;

/** The case, asked again by itself while somebody is working on it. */
export const useCase = (number: string) =>
  useQuery({
    queryKey: ['case', number],
    queryFn: () => api.get('/api/cases/{number}', { params: { number } }),
    refetchInterval: (query) => (query.state.data?.endedAt ? false : pace),
  });

export const useTimeline = (number: string) =>
  useQuery({
    queryKey: ['case', number, 'timeline'],
    queryFn: () => api.get('/api/cases/{number}/timeline', { params: { number } }),
    refetchInterval: pace,
  });

export const useCaseDiagram = (number: string) =>
  useQuery({
    queryKey: ['case', number, 'diagram'],
    queryFn: () => api.get('/api/cases/{number}/diagram', { params: { number } }),
    refetchInterval: pace * 2,
  });

/** Puts the case that a command answered with in place, and has everything around it asked again. */
export const useCaseUpdate = (number: string) => {
  const queries = useQueryClient();
  return async (fresh?: Case): Promise<void> => {
    if (fresh) queries.setQueryData(['case', number], fresh);
    await queries.invalidateQueries({ queryKey: ['case', number] });
    await queries.invalidateQueries({ queryKey: ['cases'] });
  };
};
