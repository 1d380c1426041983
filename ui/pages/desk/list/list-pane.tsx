import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { countFilters, type Queue, readFilter } from '../filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { QueueTabs, useTaskCounts } from './queue-tabs.tsx';
import { type AddressOf, TaskRow } from './task-row.tsx';
import type { TaskList } from './use-task-list.ts';
import './list.css';

type Props = {
  queue: Queue;
  tasks: TaskList;
  selected: string | undefined;
  addressOf: AddressOf;
  onHelp: () => void;
};

export const ListPane = (props: Props) => {
  const { t } = useTranslation('desk');
  return (
    <section className="desk-list" aria-label={t('list.label')}>
      <QueueTabs />
      <FilterBar key={props.queue} queue={props.queue} onHelp={props.onHelp} />
      <FreshPill fresh={props.tasks.fresh} show={props.tasks.showFresh} />
      <Rows {...props} />
    </section>
  );
};

/** New tasks wait behind this button, so that nothing moves under the reader's hand. */
const FreshPill = ({ fresh, show }: { fresh: number; show: () => void }) => {
  const { t } = useTranslation('desk');
  return (
    <div role="status" className="desk-fresh">
      {fresh > 0 && (
        <Button type="primary" shape="round" size="small" onClick={show}>
          {t('list.fresh', { count: fresh })}
        </Button>
      )}
    </div>
  );
};

const Rows = ({ queue, tasks, selected, addressOf }: Props) => {
  const { t } = useTranslation('desk');
  const { list, rows, gone } = tasks;
  const scroll = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was fetched anew is read from its top
  useEffect(() => {
    scroll.current?.scrollTo(0, 0);
  }, [tasks.shownAt]);

  if (list.isPending) return <ListSkeleton rows={9} height={56} />;
  if (list.isError && rows.length === 0) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (rows.length === 0) return <EmptyQueue queue={queue} />;
  return (
    <div className="task-scroll" ref={scroll}>
      <ul className="desk-tasks" aria-label={t('list.rows', { count: tasks.total })}>
        {rows.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            selected={task.id === selected}
            gone={gone.has(task.id)}
            address={addressOf(task.id)}
          />
        ))}
      </ul>
      <div className="task-more">
        {list.isFetchNextPageError && <p className="fault">{t('list.moreFailed')}</p>}
        {list.hasNextPage ? (
          <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more', { shown: rows.length, total: tasks.total })}
          </Button>
        ) : (
          <span>{t('list.all', { count: rows.length })}</span>
        )}
      </div>
    </div>
  );
};

const EmptyQueue = ({ queue }: { queue: Queue }) => {
  const { t } = useTranslation('desk');
  const { data } = useTaskCounts();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  if (countFilters(readFilter(search)) > 0) {
    const clear = <Link to={`/desk/${queue}`}>{t('filter.clear')}</Link>;
    return <EmptyState title={t('empty.filtered')} text={t('empty.filteredText')} action={clear} />;
  }
  const waiting = queue === 'mine' ? (data?.unclaimed ?? 0) : 0;
  const action = waiting > 0 && (
    <Button type="primary" onClick={() => void navigate('/desk/unclaimed')}>
      {t('empty.toUnclaimed', { count: waiting })}
    </Button>
  );
  return <EmptyState title={t(`empty.${queue}`)} text={t(`empty.${queue}Text`)} action={action} />;
};
