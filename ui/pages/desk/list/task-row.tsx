import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { useSession } from '../../../api/session.tsx';
import { Instant } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import type { Task } from '../filter.ts';

export type AddressOf = (id: string | null) => To;

type Props = { task: Task; selected: boolean; gone: boolean; address: To };

export const TaskRow = memo(
  function TaskRow({ task, selected, gone, address }: Props) {
    return (
      <li className="desk-task" data-gone={gone}>
        <Link to={address} data-task={task.id} aria-current={selected ? 'true' : undefined}>
          <span className="task-line">
            <strong className="task-who">{task.applicantName}</strong>
            {task.state === 'open' && <TimeLeft of={task} />}
            {task.state === 'done' && <Instant value={task.completedAt} />}
          </span>
          <span className="task-line task-second">
            <span className="task-what">
              <b>{task.stage}</b> {task.itemName} <small>{serialOf(task.caseNumber)}</small>
            </span>
            <Holder task={task} gone={gone} />
          </span>
        </Link>
      </li>
    );
  },
  (before, after) =>
    before.task === after.task &&
    before.selected === after.selected &&
    before.gone === after.gone &&
    sameTo(before, after),
);

const sameTo = (a: Props, b: Props) => JSON.stringify(a.address) === JSON.stringify(b.address);

const Holder = ({ task, gone }: { task: Task; gone: boolean }) => {
  const { t } = useTranslation('desk');
  const { user } = useSession();
  const mine = task.assignee === user?.account;
  if (task.state === 'done') return <span className="task-holder">{task.decisionName ?? t('row.done')}</span>;
  if (task.state === 'cancelled') return <span className="task-holder">{t('row.cancelled')}</span>;
  if (gone && !mine) return <span className="task-holder">{t('row.gone')}</span>;
  if (!task.assignee) return <span className="task-holder task-free">{t('row.free')}</span>;
  return <span className="task-holder">{mine ? t('row.me') : (task.assigneeName ?? task.assignee)}</span>;
};

/** The part of a case's number that tells an applicant's cases apart: 35010220261125FBL0000023 → FBL0000023. */
const serialOf = (number: string): string => /[A-Z]+\w*$/.exec(number)?.[0] ?? number;
