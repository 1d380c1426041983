import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { useSummary } from '../use-summary.ts';
import { DeadlineAnswer } from './deadline-answer.tsx';
import { type Asked, DeadlineForm, toBody } from './deadline-form.tsx';
import './deadlines.css';

/** 期限测算: the hall's own reckoning, for a case that need not exist. */
export const DeadlinePage = () => {
  const { t } = useTranslation('watch');
  const { data, error, refetch } = useSummary();
  const reckon = useMutation({
    mutationFn: async (asked: Asked) => ({ asked, answer: await api.post('/api/deadlines', { body: toBody(asked) }) }),
  });
  return (
    <>
      <div className="watch-head">
        <PageTitle tab={t('nav.deadlines')}>{t('deadline.title')}</PageTitle>
      </div>
      <div className="watch-columns">
        <section className="watch-panel">
          {data && <DeadlineForm now={data.now} pending={reckon.isPending} onAsk={(asked) => reckon.mutate(asked)} />}
          {!data && !error && <ListSkeleton rows={4} height={64} />}
          {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        </section>
        <section className="watch-panel" aria-live="polite">
          <h2>{t('deadline.answer')}</h2>
          {reckon.isIdle && <p className="soft">{t('deadline.idle')}</p>}
          {reckon.error && <ErrorState error={reckon.error} />}
          {reckon.data && <DeadlineAnswer {...reckon.data} />}
        </section>
      </div>
    </>
  );
};
