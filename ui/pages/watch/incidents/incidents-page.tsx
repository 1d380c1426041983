import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useWatchedAreas } from '../choices.ts';
import { FilterSelect } from '../filter-select.tsx';
import { usePolling } from '../live.tsx';
import { LoadMore } from '../load-more.tsx';
import { oneOf, useSearchState } from '../search-state.ts';
import { follows } from './follows.ts';
import { IncidentItem } from './incident-item.tsx';
import '../cards/cards.css';

const STATES = ['open', 'resolved'] as const;

/** What the engine could not go on with, why in words, and a way on. */
export const IncidentsPage = () => {
  const { t } = useTranslation('watch');
  const { get, set } = useSearchState(['state', 'area']);
  const state = oneOf(get('state'), STATES);
  const area = get('area');
  const areas = useWatchedAreas();
  const refetchInterval = usePolling();
  const list = useInfiniteQuery({
    queryKey: ['watch', 'incidents', state ?? '', area ?? ''],
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/incidents', {
        query: {
          limit: 20,
          ...(state && { state }),
          ...(area && { area }),
          ...(pageParam && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval,
    placeholderData: (before) => before,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className="watch-head">
        <PageTitle tab={t('nav.incidents')}>{t('nav.incidents')}</PageTitle>
        <FilterSelect
          label={t('incidents.stateLabel')}
          value={state}
          options={STATES.map((name) => ({ value: name, label: t(`incidents.state.${name}`) }))}
          onChange={(value) => set('state', value)}
        />
        <FilterSelect label={t('filter.area')} value={area} options={areas} onChange={(value) => set('area', value)} />
      </div>
      {list.isPending && <ListSkeleton rows={3} height={120} />}
      {list.isError && rows.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <EmptyState title={t('incidents.none')} text={t('incidents.noneText')} />}
      {rows.length > 0 && (
        <>
          <ul className="watch-cards">
            {rows.map((incident) => (
              <IncidentItem key={incident.key} incident={incident} again={rows.some((row) => follows(row, incident))} />
            ))}
          </ul>
          <LoadMore list={list} shown={rows.length} total={list.data?.pages[0]?.total ?? rows.length} />
        </>
      )}
    </>
  );
};
