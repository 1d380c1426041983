import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseIncidents } from './case-incidents.tsx';
import { CardsPanel, ClocksPanel, PartsPanel } from './case-panels.tsx';
import { type Case, useCase } from './use-cases.ts';
import { WhereItStands } from './where-it-stands.tsx';

/** All that a supervisor needs to judge one case, on one page: its clocks first. */
export const CasePage = () => {
  const { t } = useTranslation('watch');
  const { number = '' } = useParams();
  const kase = useCase(number);
  return (
    <>
      <p className="crumb">
        <Link to="/watch/cases">{t('case.back')}</Link>
      </p>
      {kase.isPending && <ListSkeleton rows={5} height={96} />}
      {kase.isError && !kase.data && <ErrorState error={kase.error} onRetry={() => void kase.refetch()} />}
      {kase.data && <Found kase={kase.data} />}
    </>
  );
};

const Found = ({ kase }: { kase: Case }) => {
  const { t } = useTranslation('watch');
  return (
    <>
      <CaseHead kase={kase} />
      <div className="watch-columns">
        <div className="case-stack">
          <section className="watch-panel">
            <h2>{t('desks.title')}</h2>
            <WhereItStands kase={kase} />
          </section>
          <CaseIncidents number={kase.number} />
          <ClocksPanel number={kase.number} />
        </div>
        <div className="case-stack">
          <PartsPanel kase={kase} first="diagram" />
          <CardsPanel number={kase.number} />
        </div>
      </div>
    </>
  );
};
