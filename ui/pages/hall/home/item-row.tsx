import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '../../../i18n/language.ts';
import type { ItemSummary } from '../queries.ts';

export const ItemRow = ({ item }: { item: ItemSummary }) => {
  const { t } = useTranslation('hall');
  const { pick } = useLanguage();
  return (
    <li className="row">
      <Link to={`/items/${item.code}`} className="row-link">
        <span className="row-title">{pick(item.name)}</span>
        <span className="row-facts">
          <span>{item.department}</span>
          <span>{item.kind === 'immediate' ? t('home.immediate') : t('home.promise', { time: item.promise })}</span>
          <span>{item.trips === 0 ? t('home.noTrip') : t('home.trips', { count: item.trips })}</span>
        </span>
        {item.hint && <span className="row-hint">{item.hint}</span>}
      </Link>
    </li>
  );
};
