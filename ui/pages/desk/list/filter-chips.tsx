import { useTranslation } from 'react-i18next';
import type { TaskFilter } from '../filter.ts';
import { useItemOptions } from './filter-panel.tsx';

type Props = { filter: TaskFilter; set: (filter: TaskFilter) => void };

/** What narrows the list while the panel is shut; each can be taken away. */
export const FilterChips = ({ filter, set }: Props) => {
  const { t } = useTranslation('desk');
  const { t: shell } = useTranslation('shell');
  const items = useItemOptions();
  const { item, light, stage } = filter;
  const chips = [
    ...(light ? [{ name: 'light' as const, text: shell(`light.${light}`) }] : []),
    ...(item ? [{ name: 'item' as const, text: items.find(({ value }) => value === item)?.label ?? item }] : []),
    ...(stage ? [{ name: 'stage' as const, text: stage }] : []),
  ];
  if (chips.length === 0) return null;
  const without = (name: 'light' | 'item' | 'stage') => {
    const { [name]: _, ...rest } = filter;
    set(rest);
  };
  return (
    <ul className="filter-chips" aria-label={t('filter.active')}>
      {chips.map(({ name, text }) => (
        <li key={name}>
          <button type="button" onClick={() => without(name)} aria-label={t('filter.without', { name: text })}>
            {text} <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  );
};
