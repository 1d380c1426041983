import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import type { Body } from '../../../../api/types.ts';
import type { FormHandle } from '../../../../components/form/form-view.tsx';
import type { Task, TaskDetail } from '../../filter.ts';
import type { Claim } from '../../use-claim.ts';
import type { Correction, Drafts } from '../task-draft.ts';
import { correctionsInWords } from '../unsent-text.ts';

export type Decision = TaskDetail['decisions'][number] & { corrects: boolean };
type Sent = Body<'post', '/api/tasks/{id}/complete'>;

/** As many characters as the hall takes. */
export const MAX_OPINION = 4000;

/** A decision that has been chosen and is still to be confirmed. */
export type Chosen = {
  task: TaskDetail;
  decision: Decision;
  drafts: Drafts;
  pending: boolean;
  onCancel: () => void;
};

/** What a decision names: materials to correct, conditions that are not met, to whom the applicant has to go instead. */
export type Named = { corrections?: Correction[]; unmet?: string[]; competentOrgan?: string };

type Needs = {
  task: TaskDetail;
  drafts: Drafts;
  form: RefObject<FormHandle | null>;
  claim: Claim;
  onDecided: (task: Task) => void;
};

/** Sends a decision. Only when the hall has taken it is the draft dropped; a refusal leaves everything as typed. */
export function useDecide({ task, drafts, form, claim, onDecided }: Needs) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const complete = useMutation({
    mutationFn: (body: Sent) => api.post('/api/tasks/{id}/complete', { params: { id: task.id }, body }),
    onSuccess: (done, { decision }) => {
      drafts.discard();
      const name = task.decisions.find(({ code }) => code === decision)?.name ?? decision;
      void message.success(t('decide.sent', { name: task.applicantName, decision: name }));
      onDecided(done);
    },
    onSettled: () => claim.refresh(task.id),
  });
  const problem = useMemo(() => problemOf(complete.error), [complete.error]);
  const send = (decision: Decision, { corrections = [], unmet = [], competentOrgan = '' }: Named) =>
    complete
      .mutateAsync({
        decision: decision.code,
        // A correction notice needs no words beside its list; where none were written the list is the opinion.
        opinion: drafts.draft.opinion.trim() || correctionsInWords(corrections, task).slice(0, MAX_OPINION),
        // A plain copy: what the form's library keeps besides the answers must not travel.
        form: JSON.parse(JSON.stringify(form.current?.check().data ?? {})),
        corrections,
        unmet,
        competentOrgan,
      })
      // Told on the page by `problem`.
      .catch(() => undefined);
  return { send, pending: complete.isPending, problem, faults: useMemo(() => problem?.below('/form'), [problem]) };
}

export type Decide = ReturnType<typeof useDecide>;

const problemOf = (reason: Error | null): ApiProblem | null => {
  if (!reason) return null;
  return reason instanceof ApiProblem ? reason : new ApiProblem({ status: 500 });
};
