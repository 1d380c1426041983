import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fileUrl } from '../../../api/upload.ts';
import { Day } from '../../../components/time.tsx';
import { Fact } from '../guide/facts.tsx';
import type { Case } from './queries.ts';

const kinds = ['refusal-decision', 'rejection-notice', 'not-needed-notice', 'redirect-notice'];

/** Of a case that was refused: the decision with its reasons, where to go against it, and until when. */
export const Remedies = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const { appeal } = item;
  if (!appeal) return null;
  const decision = item.documents.findLast(({ kind }) => kinds.includes(kind)) ?? item.documents.at(-1);
  return (
    <>
      <dl className="desks">
        <Fact name={t('case.reconsiderBy')}>
          <strong>
            <Day value={appeal.reconsiderBy} weekday />
          </strong>
          <small>{appeal.organ}</small>
        </Fact>
        <Fact name={t('case.sueBy')}>
          <strong>
            <Day value={appeal.sueBy} weekday />
          </strong>
          <small>{appeal.court}</small>
        </Fact>
      </dl>
      <p className="quiet">{t('case.appealFrom')}</p>
      <p className="acts">
        {decision?.fileId && (
          <a className="action-link" href={fileUrl(decision.fileId)}>
            {t('case.readDecision')}
            <span className="visually-hidden"> {decision.title}</span>
          </a>
        )}
        <Link to={`/items/${item.itemCode}#appeal`}>{t('guide.appeal')}</Link>
      </p>
    </>
  );
};
