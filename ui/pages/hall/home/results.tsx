import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useItems } from '../queries.ts';
import { Entries } from './entries.tsx';
import { ItemRow } from './item-row.tsx';

type Filter = { q: string; topic: string; department: string; audience: string };
type Props = { filter: Filter; area: string; onClear: () => void };

export const Results = ({ filter, area, onClear }: Props) => {
  const { t } = useTranslation('hall');
  const { q, topic, department, audience } = filter;
  const given = Object.entries({ q, audience, area }).filter(([, value]) => value !== '');
  const { data, error, refetch, isPlaceholderData } = useItems(Object.fromEntries(given));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || isPlaceholderData) return <ListSkeleton rows={4} height={112} />;
  // Topics and departments are said by name on the home page, and all items of a hall are at hand.
  const items = data.items.filter(
    (item) => (!topic || item.topic === topic) && (!department || item.department === department),
  );
  const count = topic || department ? items.length : data.total;
  const clear = (
    <button type="button" className="link-button" onClick={onClear}>
      {t('home.clear')}
    </button>
  );
  return (
    <section className="results">
      <div className="section-head">
        <h2 className="section-title">
          {q ? t('home.resultsFor', { q, count }) : `${topic || department} · ${t('home.results', { count })}`}
        </h2>
        {clear}
      </div>
      <p role="status" className="visually-hidden">
        {t('home.results', { count })}
      </p>
      {items.length === 0 ? (
        <>
          <EmptyState title={t('home.none')} text={t('home.noneText')} />
          <Entries area={area} />
        </>
      ) : (
        <ul className="rows">
          {items.map((item) => (
            <ItemRow key={item.code} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
};
