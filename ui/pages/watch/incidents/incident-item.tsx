import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import { Instant } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import type { Incident } from './follows.ts';

type Props = {
  incident: Incident;
  /** The same step of the same case has stopped once more: the engine makes a new incident of that, and ends this one. */
  again: boolean;
  /** Leaves out the case, where the page is about one case anyway. */
  plain?: boolean;
};

/** The cause in words with what to do; the engine's own text is there for who repairs it. */
export const IncidentItem = ({ incident, again, plain = false }: Props) => {
  const { t } = useTranslation('watch');
  const { caseNumber, state } = incident;
  return (
    <li className="watch-card watch-card-incident" data-state={state}>
      <p className="watch-card-head">
        <strong>{incident.elementName}</strong>
        <span className="watch-card-state">
          {t(`incidents.state.${again && state === 'resolved' ? 'again' : state}`)}
        </span>
      </p>
      <p className="incident-cause">{incident.cause}</p>
      <p className="watch-card-facts">
        {!plain && (
          <span>
            {caseNumber ? <Link to={`/watch/cases/${caseNumber}`}>{caseNumber}</Link> : t('incidents.noCase')}{' '}
            <ItemName code={incident.itemCode} />
          </span>
        )}
        <span>
          {t('incidents.since')} <Instant value={incident.createdAt} />
        </span>
        {incident.resolvedAt && !again && (
          <span>
            {t('incidents.resolvedAt')} <Instant value={incident.resolvedAt} />
          </span>
        )}
      </p>
      <details>
        <summary>{t('incidents.engineText')}</summary>
        <p className="engine-text">
          {incident.errorType} · {incident.processId} · {incident.elementId}
          <br />
          {incident.message}
        </p>
      </details>
      <Retry incident={incident} again={again} />
    </li>
  );
};

const ItemName = ({ code }: { code: string }) => {
  const { pick } = useLanguage();
  const { data } = useQuery({
    queryKey: ['items', 'all'],
    queryFn: ({ signal }) => api.get('/api/items', { query: { limit: 100 }, signal }),
    staleTime: 600_000,
  });
  const item = data?.items.find((one) => one.code === code);
  return item ? pick(item.name) : code;
};

/** Says what became of the retry: it is over only when the engine has gone on, or has stopped again. */
const Retry = ({ incident, again }: Omit<Props, 'plain'>) => {
  const { t } = useTranslation('watch');
  const client = useQueryClient();
  const inWords = useProblemText();
  const retry = useMutation({
    mutationFn: () => api.post('/api/incidents/{key}/retry', { params: { key: incident.key } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['watch', 'incidents'] }),
  });
  const running = retry.isPending || incident.state === 'retrying';
  const outcome = retry.isSuccess && !running && (incident.state === 'resolved' && !again ? 'helped' : 'again');
  return (
    <div className="watch-card-acts">
      {incident.state !== 'resolved' && (
        <Button size="small" type="primary" loading={running} onClick={() => retry.mutate()}>
          {t('incidents.retry')}
        </Button>
      )}
      <span role="status" className={outcome === 'again' || retry.error ? 'fault' : ''}>
        {running && t('incidents.trying')}
        {outcome && t(`incidents.${outcome}`)}
        {retry.error && inWords(retry.error)}
      </span>
    </div>
  );
};
