import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '../queries.ts';

export const Succession = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const other = item.replacedBy ?? item.replaces;
  if (!other) return null;
  return (
    <p className="note">
      {item.replacedBy ? t('guide.replacedBy') : t('guide.replaces')}{' '}
      <Link to={`/items/${other}`}>{t('guide.openOther')}</Link>
    </p>
  );
};
