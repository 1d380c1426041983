import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Instant } from '../../../components/time.tsx';
import './parts.css';

/** What happened to a case, who did it and when; newest last, as a file is read. */
export const CaseTimeline = ({ number }: { number: string }) => {
  const { t } = useTranslation('desk');
  const timeline = useQuery({
    queryKey: ['case', number, 'timeline'],
    queryFn: ({ signal }) => api.get('/api/cases/{number}/timeline', { params: { number }, signal }),
  });
  if (timeline.isPending) return <ListSkeleton rows={4} height={48} />;
  if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (timeline.data.items.length === 0) return <EmptyState title={t('timeline.none')} />;
  return (
    <ol className="case-timeline">
      {timeline.data.items.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added at the end
        <li key={index}>
          <p className="timeline-head">
            <strong>{entry.title}</strong>
            <Instant value={entry.at} />
          </p>
          {entry.text && <p>{entry.text}</p>}
          <p className="soft">
            {[entry.actor, entry.department].filter(Boolean).join(' · ')}
            {entry.fileId && (
              <>
                {' '}
                <a
                  href={`/api/files/${entry.fileId}`}
                  download
                  aria-label={t('timeline.fileOf', { title: entry.title })}
                >
                  {t('timeline.file')}
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
};
