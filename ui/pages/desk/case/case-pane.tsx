import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.tsx';
import type { FormHandle } from '../../../components/form/form-view.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import type { Queue, Task, TaskDetail } from '../filter.ts';
import type { Claim } from '../use-claim.ts';
import { CaseHeader } from './case-header.tsx';
import { CaseTabs } from './case-tabs.tsx';
import { DecisionBar } from './decision/decision-bar.tsx';
import { useDecide } from './decision/use-decide.ts';
import { TakenAway, Unsent } from './ended.tsx';
import { useTaskDraft } from './task-draft.ts';
import { useTask } from './use-task.ts';
import './case.css';
import './decision/decide.css';
import './materials/materials.css';

type Props = {
  taskId: string;
  account: string;
  queue: Queue;
  claim: Claim;
  onBack: () => void;
  onDecided: (task: Task) => void;
  /** The task as the hall has it now, for the row in the list. */
  onSeen: (task: Task) => void;
};

export const CasePane = (props: Props) => {
  const { t } = useTranslation('desk');
  const task = useTask(props.taskId);
  const { onSeen } = props;
  const holder = `${task.data?.assignee}:${task.data?.state}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes hands, not at each refresh
  useEffect(() => {
    if (task.data) onSeen(task.data);
  }, [holder]);
  const back = (
    <Button className="case-back" onClick={props.onBack}>
      {t('case.back')}
    </Button>
  );
  return (
    <section className="desk-case" aria-label={t('case.label')}>
      {task.data && <OpenCase {...props} task={task.data} back={back} />}
      {!task.data && back}
      {task.isPending && <ListSkeleton rows={5} height={96} />}
      {task.isError && !task.data && <ErrorState error={task.error} onRetry={() => void task.refetch()} />}
    </section>
  );
};

type OpenProps = Props & { task: TaskDetail; back: ReactNode };

const OpenCase = ({ task, account, claim, back, onDecided }: OpenProps) => {
  const drafts = useTaskDraft(account, task.id);
  const form = useRef<FormHandle>(null);
  const [part, show] = useState('work');
  const decide = useDecide({ task, drafts, form, claim, onDecided });
  const mine = task.assignee === account && task.state === 'open';
  const shared = { task, mine, drafts, form };
  return (
    <>
      <CaseHeader task={task} account={account} claim={claim} back={back} />
      <TakenAway task={task} account={account} drafts={drafts} />
      <CaseTabs {...shared} faults={decide.faults} part={part} show={show} />
      {task.state === 'open' && task.note && <Alert banner type="info" title={task.note} />}
      {task.state === 'open' && task.decisions.length > 0 && (
        <DecisionBar {...shared} decide={decide} claim={claim} showForm={() => show('work')} />
      )}
      <Unsent task={task} drafts={drafts} />
    </>
  );
};
