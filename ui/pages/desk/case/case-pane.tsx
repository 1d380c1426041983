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
      <TakenAway task={task} account={account} typed={drafts.draft.savedAt > 0} />
      <CaseTabs {...shared} faults={decide.faults} part={part} show={show} />
      {task.state === 'open' && task.note && <Alert banner type="info" title={task.note} />}
      {task.state === 'open' && task.decisions.length > 0 && (
        <DecisionBar {...shared} decide={decide} claim={claim} showForm={() => show('work')} />
      )}
    </>
  );
};

/** Says at once when the task changed hands while it was open; what was typed stays on the page. */
const TakenAway = ({ task, account, typed }: { task: TaskDetail; account: string; typed: boolean }) => {
  const { t } = useTranslation('desk');
  const [wasFree, note] = useState(false);
  const open = task.state === 'open';
  useEffect(() => {
    if (open && (!task.assignee || task.assignee === account)) note(true);
  }, [open, task.assignee, account]);
  const other = task.assignee !== null && task.assignee !== account;
  if (!wasFree || (open && !other) || (!open && task.assignee === account)) return null;
  const name = task.assigneeName ?? '';
  const title = open
    ? t('case.takenBy', { name })
    : t(`case.${task.state === 'cancelled' ? 'cancelled' : 'doneBy'}`, { name });
  return (
    <Alert banner type="warning" role="alert" title={title} description={typed ? t('case.typedKept') : undefined} />
  );
};
