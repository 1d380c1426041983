import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { type ItemSummary, useItems } from '../queries.ts';

/** Ways in for those who do not search: life events, departments, and for whom. */
export const Entries = ({ area }: { area: string }) => {
  const { t } = useTranslation('hall');
  const { data, error, refetch } = useItems(area ? { area } : {});
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={3} height={144} />;
  if (data.items.length === 0) return <EmptyState title={t('home.empty')} text={t('home.emptyText')} />;
  const departments = Object.entries(groupBy(data.items, (item) => item.department ?? ''));
  return (
    <>
      <h2 className="section-title">{t('home.topics')}</h2>
      <div className="topics">
        {Object.entries(groupBy(data.items, (item) => item.topic)).map(([topic, items]) => (
          <Topic key={topic} topic={topic} items={items} />
        ))}
      </div>
      <h2 className="section-title">{t('home.departments')}</h2>
      <ul className="departments">
        {departments
          .filter(([department]) => department !== '')
          .map(([department, items]) => (
            <li key={department}>
              <Link to={`/?${new URLSearchParams({ department })}`}>
                <span>{department}</span>
                <small>{t('home.items', { count: items.length })}</small>
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
};

const shown = 4;

const Topic = ({ topic, items }: { topic: string; items: ItemSummary[] }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  return (
    <section className="topic">
      <h3>{topic}</h3>
      <ul>
        {items.slice(0, shown).map((item) => (
          <li key={item.code}>
            <Link className="topic-link" to={`/items/${item.code}`}>
              {pick(item.name)}
            </Link>
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <Link className="topic-more" to={`/?${new URLSearchParams({ topic })}`}>
          {t('home.items', { count: items.length })}
        </Link>
      )}
    </section>
  );
};

const groupBy = (items: readonly ItemSummary[], key: (item: ItemSummary) => string): Record<string, ItemSummary[]> => {
  const groups: Record<string, ItemSummary[]> = {};
  for (const item of items) {
    groups[key(item)] = [...(groups[key(item)] ?? []), item];
  }
  return groups;
};
