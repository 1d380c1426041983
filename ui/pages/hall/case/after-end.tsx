import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fileUrl } from '../../../api/upload.ts';
import type { Case } from './queries.ts';

/** Nobody is left at a closed door: the decision with its reasons, the ways of appeal, and the way to begin anew. */
export const AfterEnd = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const decision = item.documents.at(-1);
  const again = (
    <Link to={`/items/${item.itemCode}`}>
      {t('case.again')}
      <span className="visually-hidden"> {item.itemName}</span>
    </Link>
  );
  if (item.state === 'delivered') return null;
  const against = item.state === 'refused' || item.state === 'not-accepted';
  return (
    <p className="acts">
      {against && decision && (
        <a className="action-link" href={fileUrl(decision.fileId)}>
          {t('case.readDecision')}
          <span className="visually-hidden"> {decision.title}</span>
        </a>
      )}
      {against && <Link to={`/items/${item.itemCode}#appeal`}>{t('guide.appeal')}</Link>}
      {again}
    </p>
  );
};
