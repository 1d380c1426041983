import './drafts.css';
import { useTranslation } from 'react-i18next';
import { useDrafts } from '../queries.ts';
import { DraftRow } from './draft-row.tsx';

/** What one has begun to apply for and not handed in. Takes no room where there is none. */
export const Drafts = () => {
  const { t } = useTranslation('hall');
  const { data } = useDrafts();
  if (!data || data.items.length === 0) return null;
  return (
    <section className="drafts" aria-labelledby="drafts">
      <h2 className="section-title" id="drafts">
        {t('draft.title')}
      </h2>
      <ul className="rows">
        {data.items.map((draft) => (
          <DraftRow key={draft.itemCode} draft={draft} />
        ))}
      </ul>
    </section>
  );
};
