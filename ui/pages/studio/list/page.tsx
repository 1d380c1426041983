import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { DiagramTable } from './diagram-table.tsx';
import { Faults } from './faults.tsx';

/** All diagrams, those of items and the shared ones, with the faults of folders that could not be read. */
export function ListPage() {
  const { t } = useTranslation('studio');
  const [search, setSearch] = useState('');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['diagrams'],
    queryFn: ({ signal }) => api.get('/api/diagrams', { signal }),
  });
  const wanted = search.trim().toLowerCase();
  const found = data?.items.filter(({ id, name }) => name.toLowerCase().includes(wanted) || id.includes(wanted)) ?? [];
  return (
    <div className="studio-list">
      <PageTitle tab={t('list.title')}>{t('list.title')}</PageTitle>
      <p className="studio-lead">{t('list.lead')}</p>
      {data && <Faults faults={data.faults} />}
      <Input.Search
        className="studio-search"
        allowClear
        value={search}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        onChange={(event) => setSearch(event.target.value)}
      />
      {isPending && <ListSkeleton rows={8} height={48} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && found.length === 0 && (
        <EmptyState title={t('list.none')} text={t(wanted ? 'list.noneFound' : 'list.noneYet')} />
      )}
      <DiagramTable title={t('list.items')} rows={found.filter(({ kind }) => kind === 'item')} />
      <DiagramTable title={t('list.shared')} rows={found.filter(({ kind }) => kind === 'shared')} />
    </div>
  );
}
