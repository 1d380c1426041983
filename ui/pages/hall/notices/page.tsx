import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { caseAddress } from '../../../components/places.ts';
import { Instant } from '../../../components/time.tsx';

const pageSize = 20;

export const NoticesPage = () => {
  const { t } = useTranslation('shell');
  const queries = useQueryClient();
  const { user } = useSession();
  const notices = useNotices();
  const read = useMutation({
    mutationFn: (id: string) => api.post('/api/notices/{id}/read', { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  const readAll = useMutation({
    mutationFn: () => api.post('/api/notices/read'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  });
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="narrow">
      <div className="section-head">
        <PageTitle tab={t('notices.title')}>{t('notices.title')}</PageTitle>
        {items.some(({ readAt }) => readAt === null) && (
          <Button loading={readAll.isPending} onClick={() => readAll.mutate()}>
            {t('notices.readAll')}
          </Button>
        )}
      </div>
      {notices.error && !notices.data && <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.isPending && <ListSkeleton rows={4} height={112} />}
      {notices.data && items.length === 0 && <EmptyState title={t('notices.empty')} text={t('notices.emptyText')} />}
      <ul className="rows">
        {items.map((notice) => (
          <li key={notice.id} className={notice.readAt ? 'notice' : 'notice notice-unread'}>
            <p className="quiet">
              <Instant value={notice.createdAt} />{' '}
              {!notice.readAt && <span className="tag tag-must">{t('notices.unread')}</span>}
            </p>
            <p>{notice.text}</p>
            <p className="notice-acts">
              {notice.caseNumber && (
                <Link
                  to={caseAddress(user, notice.caseNumber)}
                  // Who opens the case has read what it said.
                  onClick={() => !notice.readAt && read.mutate(notice.id)}
                >
                  {t('notices.openCase')}
                </Link>
              )}
              {!notice.readAt && (
                <button type="button" className="link-button" onClick={() => read.mutate(notice.id)}>
                  {t('notices.read')}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {notices.hasNextPage && (
        <p className="list-more">
          <Button loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
            {t('notices.more')}
          </Button>
        </p>
      )}
    </div>
  );
};

const useNotices = () =>
  useInfiniteQuery({
    queryKey: ['notices', 'list'],
    queryFn: ({ pageParam }) =>
      api.get('/api/notices', { query: { limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
