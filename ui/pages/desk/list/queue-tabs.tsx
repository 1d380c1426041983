import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { Light } from '../../../components/light.tsx';
import { QUEUES, type Queue } from '../filter.ts';

const POLL_MS = 10_000;

export const useTaskCounts = () =>
  useQuery({
    queryKey: ['desk', 'counts'],
    queryFn: ({ signal }) => api.get('/api/task-counts', { signal }),
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: 'always',
  });

export const QueueTabs = () => {
  const { t } = useTranslation('desk');
  const [search] = useSearchParams();
  const { data } = useTaskCounts();
  const countOf = (name: Queue) => {
    if (!data) return '';
    const more = data.atLeast.includes(name) ? '+' : '';
    return `${data[name]}${more}`;
  };
  // The numbers count the department's tasks, so that is where they lead.
  const lightLink = (light: 'red' | 'yellow') => ({ pathname: '/desk/group', search: `light=${light}` });
  return (
    <>
      <nav className="desk-queues" aria-label={t('queue.label')}>
        {QUEUES.map((name) => (
          <NavLink key={name} to={{ pathname: `/desk/${name}`, search: `${search}` }}>
            <span>{t(`queue.${name}`)}</span> <span className="queue-count">{countOf(name)}</span>
          </NavLink>
        ))}
      </nav>
      {data && data.red + data.yellow > 0 && (
        <p className="desk-urgent">
          {(['red', 'yellow'] as const).map(
            (light) =>
              data[light] > 0 && (
                <NavLink key={light} to={lightLink(light)}>
                  <Light light={light} text={t(`list.${light}`, { count: data[light] })} />
                </NavLink>
              ),
          )}
        </p>
      )}
    </>
  );
};
