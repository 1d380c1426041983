import { Button, Typography } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import type { TaskDetail } from '../filter.ts';
import type { Claim } from '../use-claim.ts';

type Props = { task: TaskDetail; account: string; claim: Claim; back: ReactNode };

export const CaseHeader = ({ task, account, claim, back }: Props) => {
  const { t } = useTranslation('desk');
  const title = useRef<HTMLHeadingElement>(null);
  // A screen reader hears which case has opened; the row keeps its place in the list.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className="case-head">
      {back}
      <div className="case-title">
        <h2 ref={title} tabIndex={-1}>
          {task.name}
          {task.stage !== task.name && <span className="case-stage">{task.stage}</span>}
        </h2>
        <p>
          <strong>{task.applicantName}</strong> · {task.itemName}
        </p>
      </div>
      <div className="case-limit">
        {task.state === 'open' && <TimeLeft of={task} />}
        {task.state === 'open' && task.deadline && (
          <span>
            {t('case.until')} <Instant value={task.deadline} />
          </span>
        )}
        <Holding task={task} account={account} claim={claim} />
      </div>
      <p className="case-facts">
        <Typography.Text copyable={{ text: task.caseNumber, tooltips: [t('case.copy'), t('case.copied')] }}>
          {task.caseNumber}
        </Typography.Text>
        <span>{task.departmentName}</span>
        <span>
          {t('case.arrived')} <Instant value={task.createdAt} />
        </span>
      </p>
    </header>
  );
};

const Holding = ({ task, account, claim }: { task: TaskDetail; account: string; claim: Claim }) => {
  const { t } = useTranslation('desk');
  if (task.state === 'completing') return <span role="status">{t('case.completing')}</span>;
  if (task.state === 'cancelled') return <span>{t('row.cancelled')}</span>;
  if (task.state === 'done')
    return (
      <span>
        <strong>{t('case.decided', { name: task.decisionName ?? '' })}</strong> {task.assigneeName}{' '}
        <Instant value={task.completedAt} />
      </span>
    );
  if (!task.assignee) return <span>{t('row.free')}</span>;
  if (task.assignee !== account) return <span>{t('case.heldBy', { name: task.assigneeName ?? task.assignee })}</span>;
  return (
    <Button loading={claim.pending} onClick={() => claim.unclaim(task)}>
      {t('claim.give')}
    </Button>
  );
};
