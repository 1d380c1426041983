import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { countFilters, LIGHTS, type Queue, readFilter, SORTS, STAGES, sortOf, type TaskFilter } from '../filter.ts';

type Props = { filter: TaskFilter; queue: Queue; set: (filter: TaskFilter) => void };

export const FilterPanel = ({ filter, queue, set }: Props) => {
  const { t } = useTranslation('desk');
  const { t: shell } = useTranslation('shell');
  const items = useItemOptions();
  const choose = (change: Partial<Record<keyof TaskFilter, string | undefined>>) => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, ...change })) if (value) search.set(name, value);
    set(readFilter(search));
  };
  return (
    <div className="filter-panel">
      <Select
        aria-label={t('filter.item')}
        placeholder={t('filter.item')}
        value={filter.item ?? null}
        options={items}
        onChange={(item) => choose({ item: item ?? undefined })}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        className="filter-wide"
      />
      <Select
        aria-label={t('filter.light')}
        placeholder={t('filter.light')}
        value={filter.light ?? null}
        options={LIGHTS.map((light) => ({ value: light, label: shell(`light.${light}`) }))}
        onChange={(light) => choose({ light: light ?? undefined })}
        allowClear
      />
      <Select
        aria-label={t('filter.stage')}
        placeholder={t('filter.stage')}
        value={filter.stage ?? null}
        options={STAGES.map((stage) => ({ value: stage, label: stage }))}
        onChange={(stage) => choose({ stage: stage ?? undefined })}
        allowClear
      />
      <Select
        aria-label={t('filter.sort')}
        value={sortOf(queue, filter)}
        options={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        onChange={(sort) => choose({ sort })}
      />
      <Button type="link" disabled={countFilters(filter) === 0} onClick={() => set({})}>
        {t('filter.clear')}
      </Button>
    </div>
  );
};

export const useItemOptions = () => {
  const { pick } = useLanguage();
  const { data } = useQuery({
    queryKey: ['items', 'all'],
    queryFn: ({ signal }) => api.get('/api/items', { query: { limit: 100 }, signal }),
    staleTime: 600_000,
  });
  return data?.items.map(({ code, name }) => ({ value: code, label: pick(name) })) ?? [];
};
