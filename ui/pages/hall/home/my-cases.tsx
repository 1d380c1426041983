import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { CaseRow } from '../../../components/case-row.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';

const shown = 3;

/** First what waits for the reader, however old it is; then the newest. */
export const MyCases = () => {
  const { t } = useTranslation('hall');
  const mine = useCases('applicant');
  const newest = useCases(undefined);
  const error = mine.error ?? newest.error;
  if (error && !(mine.data && newest.data)) {
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void mine.refetch();
          void newest.refetch();
        }}
      />
    );
  }
  const waiting = mine.data?.items ?? [];
  const others = (newest.data?.items ?? []).filter(({ number }) => !waiting.some((each) => each.number === number));
  const more = (mine.data?.total ?? 0) - waiting.length;
  return (
    <section className="my-cases" aria-labelledby="my-cases">
      <div className="section-head">
        <h2 className="section-title" id="my-cases">
          {t('home.myCases')}
        </h2>
        {newest.data && newest.data.total > 0 && (
          <Link className="section-link" to="/cases">
            {t('home.allCases', { count: newest.data.total })}
          </Link>
        )}
      </div>
      {!(mine.data && newest.data) && <ListSkeleton rows={shown} height={128} />}
      {newest.data?.total === 0 && (
        <p className="quiet">
          {t('home.noCases')}。{t('home.noCasesText')}
        </p>
      )}
      {mine.data && newest.data && newest.data.total > 0 && (
        <ul className="rows">
          {[...waiting, ...others].slice(0, shown).map((item) => (
            <CaseRow key={item.number} item={item} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="list-more">
          <Link className="section-link" to="/cases?waitsFor=applicant">
            {t('home.moreWaiting', { count: more })}
          </Link>
        </p>
      )}
    </section>
  );
};

const useCases = (waitsFor: 'applicant' | undefined) =>
  useQuery({
    queryKey: ['cases', 'home', waitsFor ?? 'newest'],
    queryFn: () => api.get('/api/cases', { query: { limit: shown, ...(waitsFor ? { waitsFor } : {}) } }),
  });
