import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Instant } from '../../../components/time.tsx';
import { useWatchedAreas } from '../choices.ts';
import { FilterSelect } from '../filter-select.tsx';
import { useSearchState } from '../search-state.ts';
import { type Summary, useSummary } from '../use-summary.ts';
import { GroupTable } from './group-table.tsx';
import { Tiles } from './tiles.tsx';
import { Trend } from './trend.tsx';
import './board.css';

export const Board = () => {
  const { t } = useTranslation('watch');
  const { get, set } = useSearchState(['area']);
  const area = get('area');
  const summary = useSummary(area);
  return (
    <>
      <div className="watch-head">
        <PageTitle tab={t('title')}>{t('board.title')}</PageTitle>
        <FilterSelect
          label={t('filter.area')}
          value={area}
          options={useWatchedAreas()}
          onChange={(next) => set('area', next)}
        />
        {summary.data && (
          <p className="soft">
            {t('board.at')} <Instant value={summary.data.now} />
          </p>
        )}
      </div>
      {summary.isPending && <ListSkeleton rows={4} height={96} />}
      {summary.isError && !summary.data && <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data && <Numbers summary={summary.data} area={area} />}
    </>
  );
};

const Numbers = ({ summary, area }: { summary: Summary; area: string | undefined }) => {
  const { t } = useTranslation(['watch', 'hall']);
  const [year] = summary.provisionalYears;
  return (
    <>
      {year !== undefined && (
        <Alert
          type="warning"
          showIcon
          title={t('board.provisional', { years: summary.provisionalYears.join(t('hall:sentence.and')) })}
          action={<Link to={`/watch/calendar/${year}`}>{t('board.loadCalendar')}</Link>}
        />
      )}
      <Tiles summary={summary} area={area} />
      <div className="watch-columns">
        <GroupTable by="department" groups={summary.byDepartment} area={area} />
        <GroupTable by="item" groups={summary.byItem} area={area} />
        <GroupTable by="area" groups={summary.byArea} area={area} />
        <Trend days={summary.byDay} />
      </div>
    </>
  );
};
