import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import type { CallOptions } from '../../../api/types.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { usePolling } from '../live.tsx';
import { LoadMore } from '../load-more.tsx';
import { CardItem } from './card-item.tsx';
import './cards.css';

type Query = NonNullable<CallOptions<'get', '/api/supervision/cards'>['query']>;

/** `plain` leaves out the case, where the page is about one case anyway. */
export const CardList = ({ query, plain = false }: { query: Query; plain?: boolean }) => {
  const { t } = useTranslation('watch');
  const refetchInterval = usePolling();
  const list = useInfiniteQuery({
    queryKey: ['watch', 'cards', query],
    queryFn: ({ pageParam, signal }) =>
      api.get('/api/supervision/cards', {
        query: { ...query, limit: 20, ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval,
    placeholderData: (before) => before,
  });
  if (list.isPending) return <ListSkeleton rows={3} height={96} />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const cards = list.data.pages.flatMap(({ items }) => items);
  if (cards.length === 0)
    return <EmptyState title={t(query.open === 'true' ? 'cards.noneOpen' : 'cards.none')} text={t('cards.noneText')} />;
  return (
    <>
      <ul className="watch-cards">
        {cards.map((card) => (
          <CardItem key={card.id} card={card} plain={plain} />
        ))}
      </ul>
      {(list.hasNextPage || !plain) && (
        <LoadMore list={list} shown={cards.length} total={list.data.pages[0]?.total ?? cards.length} />
      )}
    </>
  );
};
