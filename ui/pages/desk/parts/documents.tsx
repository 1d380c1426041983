import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/types.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Instant } from '../../../components/time.tsx';
import './parts.css';

type Case = Answer<'get', '/api/cases/{number}'>;

/** 文书 that the hall has issued in this case, and the parcels that carry them. */
export const CaseDocuments = ({ kase }: { kase: Pick<Case, 'documents' | 'parcels'> }) => {
  const { t } = useTranslation('desk');
  const { documents, parcels } = kase;
  if (documents.length + parcels.length === 0) return <EmptyState title={t('document.none')} />;
  return (
    <ul className="desk-documents">
      {documents.map(({ fileId, title, number, issuedAt }) => (
        <li key={number}>
          {fileId ? (
            <a href={`/api/files/${fileId}`} download>
              {title}
            </a>
          ) : (
            <strong>{title}</strong>
          )}
          <span>{number}</span>
          <Instant value={issuedAt} />
        </li>
      ))}
      {parcels.map(({ trackingNumber, state, events }) => (
        <li key={trackingNumber ?? state}>
          <strong>{t('document.parcel', { number: trackingNumber ?? '—' })}</strong>
          <span>{events.at(-1)?.status ?? state}</span>
          <Instant value={events.at(-1)?.at} />
        </li>
      ))}
    </ul>
  );
};
