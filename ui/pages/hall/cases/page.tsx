import './cases.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { CaseRow } from '../../../components/case-row.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Drafts } from '../drafts/drafts.tsx';
import { CaseFilter, type Filter, filterOf } from './filter.tsx';

const pageSize = 20;

export const CasesPage = () => {
  const { t } = useTranslation('hall');
  const [search] = useSearchParams();
  const filter = filterOf(search.get('waitsFor'));
  const cases = useMyCases(filter);
  const first = cases.data?.pages[0];
  return (
    <>
      <PageTitle tab={t('case.tab')}>{t('case.listTitle')}</PageTitle>
      {filter === 'all' && <Drafts />}
      <div className="section-head list-head">
        <CaseFilter chosen={filter} />
        <span className="quiet" role="status">
          {first && t(first.totalIsEstimate ? 'case.totalEstimate' : 'case.total', { count: first.total })}
        </span>
      </div>
      {cases.error && !cases.data && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isPending && <ListSkeleton rows={5} height={128} />}
      {first?.items.length === 0 && <NoCases filter={filter} />}
      <ul className="rows" aria-busy={cases.isPlaceholderData}>
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

const NoCases = ({ filter }: { filter: Filter }) => {
  const { t } = useTranslation('hall');
  if (filter === 'applicant') return <EmptyState title={t('case.nothingToDo')} text={t('case.nothingToDoText')} />;
  if (filter !== 'all') return <EmptyState title={t('case.noneInState')} />;
  const link = (
    <Link className="action-link" to="/">
      {t('case.find')}
    </Link>
  );
  return <EmptyState title={t('case.none')} text={t('case.noneText')} action={link} />;
};

const useMyCases = (filter: Filter) =>
  useInfiniteQuery({
    queryKey: ['cases', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.get('/api/cases', {
        query: {
          limit: pageSize,
          ...(filter === 'all' ? {} : { waitsFor: filter }),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
