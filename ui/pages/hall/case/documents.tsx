import { useTranslation } from 'react-i18next';
import { fileUrl } from '../../../api/upload.ts';
import { Day } from '../../../components/time.tsx';
import type { Case } from './queries.ts';

/** What the whole case was for: it stands on top once it is there. */
export const Result = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const { result, documents } = item;
  if (!result) return null;
  const name = documents.find((document) => document.fileId === result.fileId)?.title;
  return (
    <section className="panel result">
      <div>
        <h2>{t('case.result')}</h2>
        <p>
          <strong>{name ?? item.itemName}</strong>
        </p>
        <p className="number">{t('case.resultNumber', { number: result.number })}</p>
      </div>
      <a className="action-link" href={fileUrl(result.fileId)}>
        {t('case.download')}
        <span className="visually-hidden"> {name ?? item.itemName}</span>
      </a>
    </section>
  );
};

export const Documents = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const rest = item.documents.filter((document) => document.fileId !== item.result?.fileId);
  return (
    <section className="panel">
      <h2>{t('case.documents')}</h2>
      {rest.length === 0 && <p className="quiet">{t('case.noDocuments')}</p>}
      <ul className="plain-list">
        {rest.map((document) => (
          <li key={document.number}>
            {document.fileId ? <a href={fileUrl(document.fileId)}>{document.title}</a> : document.title}
            <p className="quiet">
              <span className="number">{document.number}</span> · <Day value={document.issuedAt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
};
