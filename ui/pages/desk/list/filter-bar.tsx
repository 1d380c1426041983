import { Badge, Button, Input, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { countFilters, type Queue, readFilter, type TaskFilter, writeFilter } from '../filter.ts';
import { FilterChips } from './filter-chips.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { SavedMenu } from './saved-menu.tsx';

const TYPED_MS = 350;

/** The filter is in the address: it survives a reload and can be sent to a colleague. */
export const FilterBar = ({ queue, onHelp }: { queue: Queue; onHelp: () => void }) => {
  const { t } = useTranslation('desk');
  const [search] = useSearchParams();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const filter = readFilter(search);
  const set = (next: TaskFilter) =>
    void navigate({ pathname: `/desk/${queue}`, search: writeFilter(next) }, { replace: true });
  const narrowed = countFilters({ ...filter, q: '' }) - 1;

  return (
    <div className="desk-filters">
      <div className="filter-line">
        <SearchWords value={filter.q ?? ''} set={(q) => set({ ...filter, q })} />
        <Badge count={narrowed} size="small" color="#0B4EA2">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('filter.open')}
          </Button>
        </Badge>
        <SavedMenu queue={queue} />
        <Tooltip title={t('keys.title')}>
          <Button className="desk-keys-button" aria-label={t('keys.title')} onClick={onHelp}>
            ?
          </Button>
        </Tooltip>
      </div>
      {open ? <FilterPanel filter={filter} queue={queue} set={set} /> : <FilterChips filter={filter} set={set} />}
    </div>
  );
};

const SearchWords = ({ value, set }: { value: string; set: (words: string) => void }) => {
  const { t } = useTranslation('desk');
  const [typed, type] = useState(value);
  useEffect(() => type(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing asks, not a change of the address
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => set(typed), TYPED_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search data-search className="filter-words">
      <Input
        value={typed}
        onChange={({ target }) => type(target.value)}
        onPressEnter={() => set(typed)}
        placeholder={t('filter.words')}
        aria-label={t('filter.wordsLabel')}
        maxLength={60}
        allowClear
      />
    </search>
  );
};
