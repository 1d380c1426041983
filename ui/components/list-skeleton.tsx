import { useTranslation } from 'react-i18next';

/** Grey rows of the size that the list will have, so that nothing jumps when it comes. */
export const ListSkeleton = ({ rows = 4, height = 72 }: { rows?: number; height?: number }) => {
  const { t } = useTranslation('shell');
  return (
    <div role="status" aria-busy="true" aria-label={t('loading')} className="skeleton">
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((row) => (
        <span key={row} className="skeleton-row" style={{ height }} />
      ))}
    </div>
  );
};
