import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { CaseRow } from '../../../components/case-row.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';

const shown = 3;

export const MyCases = () => {
  const { t } = useTranslation('hall');
  const { data, error, refetch } = useQuery({
    queryKey: ['cases', 'home'],
    queryFn: () => api.get('/api/cases', { query: { limit: shown } }),
  });
  return (
    <section className="my-cases">
      <div className="section-head">
        <h2 className="section-title">{t('home.myCases')}</h2>
        {data && data.total > 0 && <Link to="/cases">{t('home.allCases')}</Link>}
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton rows={shown} height={112} />}
      {data?.items.length === 0 && (
        <p className="quiet">
          {t('home.noCases')}。{t('home.noCasesText')}
        </p>
      )}
      {data && data.items.length > 0 && (
        <ul className="rows">
          {data.items.map((item) => (
            <CaseRow key={item.number} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
};
