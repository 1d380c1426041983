import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Item } from '../queries.ts';

/** The way to the item's later or earlier form; the hint above says since when and why. */
export const Succession = ({ item }: { item: Item }) => {
  const { t } = useTranslation('hall');
  const other = item.replacedBy ?? item.replaces;
  if (!other) return null;
  const key = item.replaces ? 'guide.replaces' : item.demonstration ? 'guide.demonstration' : 'guide.replacedBy';
  return (
    <p className="note">
      {t(key)} <Link to={`/items/${other}`}>{t(item.replacedBy ? 'guide.openOther' : 'guide.openOlder')}</Link>
    </p>
  );
};
