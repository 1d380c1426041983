import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { follows } from '../incidents/follows.ts';
import { IncidentItem } from '../incidents/incident-item.tsx';
import { usePolling } from '../live.tsx';
import '../cards/cards.css';

/** What stopped this case, with its cause and a way on; nothing where nothing has. */
export const CaseIncidents = ({ number }: { number: string }) => {
  const { t } = useTranslation('watch');
  const refetchInterval = usePolling();
  const { data } = useQuery({
    queryKey: ['watch', 'incidents', 'of', number],
    queryFn: ({ signal }) => api.get('/api/incidents', { query: { case: number, limit: 20 }, signal }),
    refetchInterval,
  });
  const rows = data?.items ?? [];
  // Once it has been seen it stays, so that the outcome of a retry can be read.
  const [had, note] = useState(false);
  if (!had && rows.some(({ state }) => state !== 'resolved')) note(true);
  if (!had) return null;
  return (
    <section className="watch-panel" aria-label={t('nav.incidents')}>
      <h2>{t('case.incidents')}</h2>
      <ul className="watch-cards">
        {rows.map((incident) => (
          <IncidentItem
            key={incident.key}
            incident={incident}
            again={rows.some((row) => follows(row, incident))}
            plain
          />
        ))}
      </ul>
    </section>
  );
};
