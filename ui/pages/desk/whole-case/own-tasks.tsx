import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Instant } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import type { Task } from '../filter.ts';

const POLL_MS = 10_000;

/** What of a case lies on the reader's own department's desk: the way from a notice to the work. */
export const OwnTasks = ({ number }: { number: string }) => {
  const { t } = useTranslation('desk');
  const title = useId();
  const tasks = useQuery({
    queryKey: ['desk', 'whole-case', number],
    queryFn: ({ signal }) => api.get('/api/tasks', { query: { queue: 'group', q: number, limit: 20 }, signal }),
    refetchInterval: POLL_MS,
  });
  const rows = tasks.data?.items ?? [];
  return (
    <section className="watch-panel" aria-labelledby={title}>
      <h2 id={title}>{t('whole.tasks')}</h2>
      {tasks.isPending && <ListSkeleton rows={1} height={48} />}
      {tasks.isError && !tasks.data && <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.data && rows.length === 0 && <p className="soft">{t('whole.none')}</p>}
      {rows.length > 0 && (
        <ul className="case-desks">
          {rows.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      )}
    </section>
  );
};

const TaskLine = ({ task }: { task: Task }) => {
  const { t } = useTranslation('desk');
  return (
    <li className="case-desk">
      <p className="case-desk-head">
        <Link to={`/desk/group/${task.id}?q=${task.caseNumber}`}>{task.name}</Link>
        <span>{task.stage}</span>
        <TimeLeft of={task} />
      </p>
      <p className="case-desk-facts">
        <span className={task.assignee ? '' : 'case-desk-free'}>
          {task.assignee ? t('case.heldBy', { name: task.assigneeName ?? task.assignee }) : t('row.free')}
        </span>
        <span>
          {t('case.arrived')} <Instant value={task.createdAt} />
        </span>
      </p>
    </li>
  );
};
