import { App as AntApp } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { useSession } from '../../api/session.tsx';
import { PageTitle } from '../../components/frame/page-title.tsx';
import { CasePane } from './case/case-pane.tsx';
import { NothingOpen } from './case/nothing-open.tsx';
import { type Queue, queueOf, readFilter, type Task } from './filter.ts';
import { KeysHelp } from './keys-help.tsx';
import { ListPane } from './list/list-pane.tsx';
import { useTaskList } from './list/use-task-list.ts';
import { useClaim } from './use-claim.ts';
import { type DeskActs, useDeskKeys, useKeySetting } from './use-desk-keys.ts';
import { focusedRow, rowLinks, useRowWalk } from './use-row-walk.ts';

export const Desk = () => {
  const { queue: named, taskId } = useParams();
  const { user } = useSession();
  const queue = queueOf(named);
  if (!queue) return <Navigate to="/desk/mine" replace />;
  if (!user) return null;
  return (
    <AntApp component={false}>
      <DeskPage queue={queue} taskId={taskId} account={user.account} />
    </AntApp>
  );
};

type Props = { queue: Queue; taskId: string | undefined; account: string };

const DeskPage = ({ queue, taskId, account }: Props) => {
  const { t } = useTranslation('desk');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const tasks = useTaskList(queue, readFilter(search));
  const pane = useRef<HTMLDivElement>(null);
  const [helping, help] = useState(false);
  const [keysOn, turnKeys] = useKeySetting();
  const claim = useClaim(tasks.replace);
  const walk = useRowWalk(pane, tasks, taskId);

  const addressOf = (id: string | null) => ({ pathname: `/desk/${queue}${id ? `/${id}` : ''}`, search: `${search}` });
  const open = (id: string | null) => void navigate(addressOf(id));
  const listOf = () => rowLinks(pane.current);
  const atHand = (): Task | undefined => {
    const focused = focusedRow(listOf())?.dataset['task'];
    return tasks.rows.find(({ id }) => id === (focused ?? taskId));
  };
  const decided = (task: Task) => {
    const next = nextOf(tasks.rows, task.id, tasks.gone);
    tasks.forget(task.id);
    void navigate(addressOf(next?.id ?? null), { replace: true });
  };

  useDeskKeys(
    {
      j: () => walk(1),
      k: () => walk(-1),
      o: () => focusedRow(listOf())?.click(),
      c: () => claimAtHand(atHand(), claim.claim),
      u: () => claimAtHand(atHand(), claim.unclaim),
      d: () => pane.current?.querySelector<HTMLElement>('[data-decide]:not(:disabled)')?.focus(),
      '/': () => pane.current?.querySelector<HTMLElement>('[data-search] input')?.focus(),
      '?': () => help(true),
      esc: () => backToList(listOf(), taskId, () => open(null)),
    } satisfies DeskActs,
    keysOn,
  );

  return (
    <div className="desk" ref={pane} data-open={taskId !== undefined}>
      <div className="visually-hidden">
        <PageTitle tab={t('title')}>{t('titleOf', { queue: t(`queue.${queue}`) })}</PageTitle>
      </div>
      <ListPane queue={queue} tasks={tasks} selected={taskId} addressOf={addressOf} onHelp={() => help(true)} />
      {taskId ? (
        <CasePane
          key={taskId}
          taskId={taskId}
          account={account}
          queue={queue}
          claim={claim}
          onBack={() => open(null)}
          onDecided={decided}
          onSeen={tasks.replace}
        />
      ) : (
        <NothingOpen
          keysOn={keysOn}
          onHelp={() => help(true)}
          {...(tasks.rows[0] && { begin: () => open(tasks.rows[0]?.id ?? null) })}
        />
      )}
      <KeysHelp open={helping} on={keysOn} turn={turnKeys} onClose={() => help(false)} />
    </div>
  );
};

function backToList(rows: HTMLElement[], opened: string | undefined, close: () => void): void {
  const row = rows.find(({ dataset }) => dataset['task'] === opened);
  if (row?.checkVisibility()) row.focus();
  else close();
}

const claimAtHand = (task: Task | undefined, act: (task: Task) => void) => task && act(task);

/** The task below the one just decided, else the one above it. */
function nextOf(rows: readonly Task[], id: string, gone: ReadonlySet<string>): Task | undefined {
  const at = rows.findIndex((row) => row.id === id);
  const open = (row: Task) => !gone.has(row.id) && row.id !== id && row.state === 'open';
  return rows.slice(at + 1).find(open) ?? rows.slice(0, Math.max(at, 0)).findLast(open);
}
