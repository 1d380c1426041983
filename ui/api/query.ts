import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/** A refusal will be the same a second later; only an unreachable or stumbling hall is asked again. */
const mayRetry = (failures: number, reason: Error): boolean =>
  failures < 2 && (!(reason instanceof ApiProblem) || reason.status === 0 || reason.status >= 502);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry: mayRetry, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
