import { Alert, Input, Typography } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../filter.ts';
import type { Drafts } from './task-draft.ts';
import { unsentText } from './unsent-text.ts';

type Props = { task: TaskDetail; account: string; drafts: Drafts };

/** Says at once when the task changed hands or ended while it was open; what was typed stays on the page. */
export const TakenAway = ({ task, account, drafts }: Props) => {
  const { t } = useTranslation('desk');
  const [wasFree, note] = useState(false);
  const open = task.state === 'open';
  const other = task.assignee !== null && task.assignee !== account;
  if (open && !other && !wasFree) note(true);
  const typed = useUnsent(task, drafts) !== '';
  const told = open ? wasFree && other : typed || (wasFree && task.assignee !== account);
  if (!told) return null;
  return (
    <Alert
      banner
      type="warning"
      role="alert"
      title={t(...whatHappened(task, account))}
      description={typed ? t('case.typedKept') : undefined}
    />
  );
};

/** What was typed into a task that has ended without it: to be read and copied, for it can no longer be sent. */
export const Unsent = ({ task, drafts }: Pick<Props, 'task' | 'drafts'>) => {
  const { t } = useTranslation('desk');
  const field = useId();
  const text = useUnsent(task, drafts);
  if (task.state === 'open' || text === '') return null;
  return (
    <footer className="decide">
      <label htmlFor={field}>{t('case.unsent')}</label>{' '}
      <Typography.Text copyable={{ text, tooltips: [t('case.copyUnsent'), t('case.copied')] }} />
      <Input.TextArea id={field} value={text} readOnly autoSize={{ minRows: 1, maxRows: 6 }} />
    </footer>
  );
};

function useUnsent(task: TaskDetail, { draft }: Drafts): string {
  const { t } = useTranslation(['desk', 'hall']);
  return unsentText(task, draft, { yes: t('work.yes'), no: t('work.no'), and: t('hall:sentence.and') });
}

function whatHappened(task: TaskDetail, account: string) {
  const name = task.assigneeName ?? '';
  const decision = task.decisionName ?? '';
  if (task.state === 'open') return ['case.takenBy', { name }] as const;
  if (task.state !== 'cancelled')
    return task.assignee === account
      ? (['case.doneElsewhere', { decision }] as const)
      : (['case.doneBy', { name, decision }] as const);
  return task.case.state === 'withdrawn' ? (['case.withdrawn', {}] as const) : (['case.cancelled', {}] as const);
}
