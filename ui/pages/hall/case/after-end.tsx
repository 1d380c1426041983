import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Case } from './queries.ts';

/** Nobody is left at a closed door: the way to begin anew. */
export const AfterEnd = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  if (item.state === 'delivered') return null;
  return (
    <p className="acts">
      <Link to={`/items/${item.itemCode}`}>
        {t('case.again')}
        <span className="visually-hidden"> {item.itemName}</span>
      </Link>
    </p>
  );
};
