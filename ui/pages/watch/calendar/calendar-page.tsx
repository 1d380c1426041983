import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useAreaChoices } from '../choices.ts';
import { loadsCalendar } from '../rights.ts';
import { useSummary } from '../use-summary.ts';
import { LoadNotice } from './load-notice.tsx';
import { YearGrid } from './year-grid.tsx';
import { PROVINCE, YearsAndAreas } from './years-and-areas.tsx';
import './calendar.css';

/** The working-day calendar that every deadline of an area is reckoned by. */
export const CalendarPage = () => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  const { data } = useSummary();
  const params = useParams();
  const hallYear = data?.now.slice(0, 4) ?? String(new Date().getFullYear());
  const year = Number(/^20\d\d$/.exec(params['year'] ?? '')?.[0] ?? hallYear);
  const [search] = useSearchParams();
  const code = search.get('area') ?? PROVINCE;
  // A township has no days of its own.
  const areas = useAreaChoices().filter(({ value }) => value.length === 6);
  const area = areas.find(({ value }) => value === code) ?? { value: code, label: '' };
  const loads = loadsCalendar(user, code);
  const calendar = useQuery({
    queryKey: ['watch', 'calendar', year, code],
    queryFn: ({ signal }) => api.get('/api/calendar/{year}', { params: { year }, query: { area: code }, signal }),
  });
  return (
    <>
      <div className="watch-head">
        <PageTitle tab={t('nav.calendar')}>{t('calendar.title', { year })}</PageTitle>
        <YearsAndAreas year={year} area={area} areas={areas} />
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
              source: calendar.data.days.find(({ area: of }) => of === PROVINCE)?.source ?? '—',
            })}
          />
          <div className={loads ? 'calendar-columns' : 'calendar-single'}>
            <YearGrid year={year} days={calendar.data.days} />
            {loads && (
              <LoadNotice key={`${year} ${area.value}`} year={year} area={area} official={calendar.data.official} />
            )}
          </div>
        </>
      )}
    </>
  );
};
