import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { loadsCalendar } from '../rights.ts';
import { useSummary } from '../use-summary.ts';
import { LoadNotice } from './load-notice.tsx';
import { YearGrid } from './year-grid.tsx';
import './calendar.css';

/** The working-day calendar that every deadline is reckoned by. */
export const CalendarPage = () => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  const { data } = useSummary();
  const params = useParams();
  const hallYear = data?.now.slice(0, 4) ?? String(new Date().getFullYear());
  const year = Number(/^20\d\d$/.exec(params['year'] ?? '')?.[0] ?? hallYear);
  const calendar = useQuery({
    queryKey: ['watch', 'calendar', year],
    queryFn: ({ signal }) => api.get('/api/calendar/{year}', { params: { year }, signal }),
  });
  return (
    <>
      <div className="watch-head">
        <PageTitle tab={t('nav.calendar')}>{t('calendar.title', { year })}</PageTitle>
        <nav className="watch-years" aria-label={t('calendar.years')}>
          <Link to={`/watch/calendar/${year - 1}`}>‹ {year - 1}</Link>
          <Link to={`/watch/calendar/${year + 1}`}>{year + 1} ›</Link>
        </nav>
      </div>
      {calendar.isPending && <ListSkeleton rows={3} height={200} />}
      {calendar.isError && <ErrorState error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.data && (
        <>
          <Alert
            type={calendar.data.official ? 'success' : 'warning'}
            showIcon
            title={t(calendar.data.official ? 'calendar.official' : 'calendar.provisional', { year })}
            description={t(calendar.data.official ? 'calendar.officialText' : 'calendar.provisionalText', {
              source: calendar.data.days[0]?.source ?? '—',
            })}
          />
          <div className={loadsCalendar(user) ? 'calendar-columns' : 'calendar-single'}>
            <YearGrid year={year} days={calendar.data.days} />
            {loadsCalendar(user) && <LoadNotice key={year} year={year} official={calendar.data.official} />}
          </div>
        </>
      )}
    </>
  );
};
