import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useDepartmentChoices, useItemChoices, useWatchedAreas } from '../choices.ts';
import { FilterSelect } from '../filter-select.tsx';
import { FilterWords } from '../filter-words.tsx';
import { LoadMore } from '../load-more.tsx';
import { oneOf, useSearchState } from '../search-state.ts';
import { CaseTable } from './case-table.tsx';
import { useCases } from './use-cases.ts';
import './cases.css';

const LIGHTS = ['red', 'yellow', 'green', 'paused', 'none'] as const;
const FILTERS = ['light', 'department', 'item', 'area', 'q'] as const;

export const CasesPage = () => {
  const { t } = useTranslation('watch');
  const { t: shell } = useTranslation('shell');
  const search = useSearchState(FILTERS);
  const light = oneOf(search.get('light'), LIGHTS);
  const plain = Object.fromEntries(
    (['department', 'item', 'area', 'q'] as const).flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const { list, rows, first } = useCases({ ...plain, ...(light && { light }) });
  const total = `${first?.total ?? ''}${first?.totalIsEstimate ? '+' : ''}`;
  const select = (name: 'department' | 'item' | 'area', options: { value: string; label: string }[]) => (
    <FilterSelect
      label={t(`filter.${name}`)}
      value={search.get(name)}
      options={options}
      onChange={(value) => search.set(name, value)}
    />
  );
  return (
    <>
      <div className="watch-head">
        <PageTitle tab={t('nav.cases')}>{t('cases.title', { total })}</PageTitle>
      </div>
      <search className="watch-filters">
        <FilterSelect
          label={t('filter.light')}
          value={light}
          options={LIGHTS.map((name) => ({ value: name, label: shell(`light.${name}`) }))}
          onChange={(value) => search.set('light', value)}
        />
        {select('department', useDepartmentChoices())}
        {select('item', useItemChoices())}
        {select('area', useWatchedAreas())}
        <FilterWords label={t('filter.words')} value={search.get('q') ?? ''} set={(q) => search.set('q', q)} />
        {search.narrowed && <Button onClick={search.clear}>{t('filter.clear')}</Button>}
      </search>
      {list.isPending && <ListSkeleton rows={8} height={48} />}
      {list.isError && rows.length === 0 && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState
          title={t(search.narrowed ? 'cases.filtered' : 'cases.none')}
          text={t(search.narrowed ? 'cases.filteredText' : 'cases.noneText')}
        />
      )}
      {rows.length > 0 && (
        <>
          <CaseTable rows={rows} />
          <LoadMore list={list} shown={rows.length} total={first?.total ?? rows.length} />
        </>
      )}
    </>
  );
};
