import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { CaseRow, type CaseSummary } from '../../../components/case-row.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { PageTitle } from '../../../components/page-title.tsx';

type State = CaseSummary['state'];
const states: readonly State[] = [
  'submitted',
  'correcting',
  'accepted',
  'in-review',
  'decided',
  'delivering',
  'delivered',
  'refused',
  'withdrawn',
  'ended',
];
const pageSize = 20;

export const CasesPage = () => {
  const { t } = useTranslation('hall');
  const [search, setSearch] = useSearchParams();
  const state = states.find((each) => each === search.get('state'));
  const cases = useMyCases(state);
  const first = cases.data?.pages[0];
  return (
    <>
      <PageTitle tab={t('case.tab')}>{t('case.listTitle')}</PageTitle>
      <div className="section-head list-head">
        <label className="area-picker">
          {t('case.filter')}
          <select
            className="select"
            value={state ?? ''}
            onChange={(event) => setSearch(event.target.value ? { state: event.target.value } : {})}
          >
            <option value="">{t('case.all')}</option>
            {states.map((each) => (
              <option key={each} value={each}>
                {t(`case.states.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <span className="quiet" role="status">
          {first && t(first.totalIsEstimate ? 'case.totalEstimate' : 'case.total', { count: first.total })}
        </span>
      </div>
      {cases.error && !cases.data && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isPending && <ListSkeleton rows={5} height={120} />}
      {first?.items.length === 0 && (
        <EmptyState
          title={state ? t('case.noneInState') : t('case.none')}
          text={state ? undefined : t('case.noneText')}
          action={state ? undefined : <Link to="/">{t('case.find')}</Link>}
        />
      )}
      <ul className="rows">
        {cases.data?.pages
          .flatMap((page) => page.items)
          .map((item) => (
            <CaseRow key={item.number} item={item} />
          ))}
      </ul>
      {cases.hasNextPage && (
        <p className="list-more">
          <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
            {t('case.more')}
          </Button>
        </p>
      )}
    </>
  );
};

const useMyCases = (state: State | undefined) =>
  useInfiniteQuery({
    queryKey: ['cases', 'list', state ?? 'all'],
    queryFn: ({ pageParam }) =>
      api.get('/api/cases', {
        query: { limit: pageSize, ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
