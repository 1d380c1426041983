import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../../api/client.ts';
import type { Answer } from '../../../api/types.ts';

export type Case = Answer<'get', '/api/cases/{number}'>;
export type Clock = Case['clocks'][number];
export type Payment = Case['payments'][number];

const pace = 10_000;
/** While the diagram works by itself on what the applicant has just done, its answer is a matter of seconds. */
const soon = 1_500;

const paceOf = (item: Case | undefined): number | false => {
  if (!item) return pace;
  if (item.endedAt) return false;
  return item.withdrawing || (item.state === 'submitted' && item.desks.length === 0) ? soon : pace;
};

/** The case, asked again by itself while somebody is working on it. */
export const useCase = (number: string) =>
  useQuery({
    queryKey: ['case', number],
    queryFn: () => api.get('/api/cases/{number}', { params: { number } }),
    refetchInterval: (query) => paceOf(query.state.data),
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

/** What is told beside the case is asked anew as soon as the case itself has gone on. */
export const useFollowers = ({ number, state, stage, endedAt }: Case): void => {
  const queries = useQueryClient();
  const at = [state, stage, endedAt].join();
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    for (const part of ['timeline', 'diagram']) void queries.invalidateQueries({ queryKey: ['case', number, part] });
    void queries.invalidateQueries({ queryKey: ['cases'] });
  }, [queries, number, at]);
};

/** Puts the case that a command answered with in place, and has everything around it asked again. */
export const useCaseUpdate = (number: string) => {
  const queries = useQueryClient();
  return async (fresh?: Case): Promise<void> => {
    if (fresh) queries.setQueryData(['case', number], fresh);
    await queries.invalidateQueries({ queryKey: ['case', number] });
    await queries.invalidateQueries({ queryKey: ['cases'] });
  };
};
