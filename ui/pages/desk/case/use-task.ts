import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';

const POLL_MS = 10_000;

/** The open task; asked again every few seconds, so that somebody else's claim is told while one reads. */
export const useTask = (taskId: string) =>
  useQuery({
    queryKey: ['desk', 'task', taskId],
    queryFn: ({ signal }) => api.get('/api/tasks/{id}', { params: { id: taskId }, signal }),
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: 'always',
    gcTime: 60_000,
  });
