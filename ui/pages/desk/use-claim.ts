import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useProblemText } from '../../components/error-state.tsx';
import type { Task } from './filter.ts';

/** Taking a task and giving it back; a refusal is told at once, and the row shows who has it now. */
export function useClaim(replace: (task: Task) => void) {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const { message } = App.useApp();
  const inWords = useProblemText();

  const refresh = async (id: string) => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['desk', 'task', id] }),
      client.invalidateQueries({ queryKey: ['desk', 'counts'] }),
      client.invalidateQueries({ queryKey: ['desk', 'poll'] }),
    ]);
  };
  const change = useMutation({
    mutationFn: ({ task, path }: { task: Task; path: 'claim' | 'unclaim' }) =>
      api.post(`/api/tasks/{id}/${path}`, { params: { id: task.id } }),
    onSuccess: (task, { path }) => {
      replace(task);
      void message.success(t(path === 'claim' ? 'claim.taken' : 'claim.given', { name: task.applicantName }));
    },
    onError: (reason) => void message.error(t('claim.refused', { reason: inWords(reason) }), 6),
    onSettled: (_answer, _reason, { task }) => refresh(task.id),
  });
  const act = (path: 'claim' | 'unclaim') => (task: Task) => {
    if (!change.isPending) change.mutate({ task, path });
  };
  return { claim: act('claim'), unclaim: act('unclaim'), pending: change.isPending, refresh };
}

export type Claim = ReturnType<typeof useClaim>;
