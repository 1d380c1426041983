import { useTranslation } from 'react-i18next';
import { fileUrl } from '../../../api/upload.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Instant } from '../../../components/time.tsx';
import { useTimeline } from './queries.ts';

/** What happened, the latest on top. */
export const Timeline = ({ number }: { number: string }) => {
  const { t } = useTranslation('hall');
  const { data, error, refetch } = useTimeline(number);
  return (
    <section className="panel">
      <h2>{t('case.timeline')}</h2>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton rows={3} height={72} />}
      <ol className="timeline" reversed>
        {data?.items.toReversed().map((entry) => (
          <li key={`${entry.at}${entry.kind}${entry.title}`}>
            <p className="quiet">
              <Instant value={entry.at} /> {entry.department ?? entry.actor}
            </p>
            <p className="timeline-title">{entry.title}</p>
            {entry.text && <p>{entry.text}</p>}
            {entry.fileId && (
              <a href={fileUrl(entry.fileId)}>
                {t('case.download')}
                <span className="visually-hidden"> {entry.title}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
