import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Instant } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { usePolling } from '../live.tsx';
import './cases.css';
import { Urge } from './urge.tsx';
import type { Case, SupervisedTask } from './use-cases.ts';

/** On whose desk the case lies, since when, and a word to them. */
export const WhereItStands = ({ kase }: { kase: Case }) => {
  const refetchInterval = usePolling();
  const { number } = kase;
  const tasks = useQuery({
    queryKey: ['watch', 'tasks', number],
    queryFn: ({ signal }) => api.get('/api/supervision/cases/{number}/tasks', { params: { number }, signal }),
    refetchInterval,
  });
  if (tasks.isPending) return <ListSkeleton rows={1} height={72} />;
  if (!tasks.data) return <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />;
  if (tasks.data.items.length === 0) return <NoTask kase={kase} />;
  return (
    <ul className="case-desks">
      {tasks.data.items.map((task) => (
        <DeskRow key={task.id} number={number} task={task} />
      ))}
    </ul>
  );
};

/** Nobody's desk: the applicant has to do something, or the hall itself is at work. */
const NoTask = ({ kase }: { kase: Case }) => {
  const { t } = useTranslation('watch');
  const { pick } = useLanguage();
  if (kase.endedAt) return <p>{t('desks.ended')}</p>;
  const { kind, text } = kase.nextAct;
  const waitsForApplicant = ['correct', 'pay', 'collect', 'visit'].includes(kind);
  return <p>{waitsForApplicant ? t('desks.applicant', { act: pick(text) }) : t('desks.nobody')}</p>;
};

const DeskRow = ({ number, task }: { number: string; task: SupervisedTask }) => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  const [urging, urge] = useState(false);
  const own = user?.departments.some(({ code }) => code === task.department) ?? false;
  return (
    <li className="case-desk">
      <p className="case-desk-head">
        <strong>{task.departmentName}</strong>
        <span>
          {task.stage} · {task.name}
        </span>
        <TimeLeft of={task} />
      </p>
      <p className="case-desk-facts">
        <span className={task.assigneeName ? '' : 'case-desk-free'}>
          {task.assigneeName ? t('desks.heldBy', { name: task.assigneeName }) : t('desks.free')}
        </span>
        <span>
          {t('desks.since')} <Instant value={task.createdAt} />
        </span>
        {task.deadline && (
          <span>
            {t('desks.until')} <Instant value={task.deadline} />
          </span>
        )}
        {!own && task.state === 'open' && (
          <Button size="small" onClick={() => urge(true)} aria-label={t('urge.whom', { name: task.departmentName })}>
            {t('urge.act')}
          </Button>
        )}
      </p>
      {urging && <Urge number={number} desk={deskOf(task)} onClose={() => urge(false)} />}
    </li>
  );
};

const deskOf = ({ department, departmentName, name, daysLeft, light }: SupervisedTask) => ({
  department,
  departmentName,
  task: name,
  late: (daysLeft ?? 0) < 0 || light === 'red',
});
