import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { BranchList } from '../../desk/parts/branch-list.tsx';
import { CaseClocks } from '../../desk/parts/clocks.tsx';
import { CaseDiagramPart } from '../../desk/parts/diagram.tsx';
import { CaseDocuments } from '../../desk/parts/documents.tsx';
import { PartTabs } from '../../desk/parts/part-tabs.tsx';
import { CaseTimeline } from '../../desk/parts/timeline.tsx';
import { CardList } from '../cards/card-list.tsx';
import { usePolling } from '../live.tsx';
import { oversees } from '../rights.ts';
import { CaseHead } from './case-head.tsx';
import { CaseIncidents } from './case-incidents.tsx';
import './cases.css';
import type { Case } from './use-cases.ts';
import { WhereItStands } from './where-it-stands.tsx';

/** All that a supervisor needs to judge one case, on one page: its clocks first. */
export const CasePage = () => {
  const { t } = useTranslation('watch');
  const { user } = useSession();
  const { number = '' } = useParams();
  const refetchInterval = usePolling();
  const kase = useQuery({
    queryKey: ['watch', 'cases', number],
    queryFn: ({ signal }) => api.get('/api/cases/{number}', { params: { number }, signal }),
    refetchInterval,
  });
  return (
    <>
      <p className="crumb">
        {oversees(user) ? (
          <Link to="/watch/cases">{t('case.back')}</Link>
        ) : (
          <Link to="/watch/cards">{t('case.backToCards')}</Link>
        )}
      </p>
      {kase.isPending && <ListSkeleton rows={5} height={96} />}
      {kase.isError && !kase.data && <ErrorState error={kase.error} onRetry={() => void kase.refetch()} />}
      {kase.data && <Found kase={kase.data} />}
    </>
  );
};

const Found = ({ kase }: { kase: Case }) => {
  const { t } = useTranslation('watch');
  const [part, show] = useState('diagram');
  const watches = oversees(useSession().user);
  return (
    <>
      <CaseHead kase={kase} />
      <div className="watch-columns">
        <div className="case-stack">
          {watches && (
            <section className="watch-panel">
              <h2>{t('desks.title')}</h2>
              <WhereItStands kase={kase} />
            </section>
          )}
          {watches && <CaseIncidents number={kase.number} />}
          <section className="watch-panel">
            <h2>{t('case.clocks')}</h2>
            <Clocks number={kase.number} />
          </section>
        </div>
        <div className="case-stack">
          <section className="watch-panel">
            <PartTabs label={t('case.parts')} parts={useParts(kase)} active={part} show={show} />
          </section>
          <section className="watch-panel">
            <h2>{t('case.cards')}</h2>
            <CardList query={{ case: kase.number, open: 'true' }} plain />
            <details className="case-closed-cards">
              <summary>{t('cards.closedOnes')}</summary>
              <CardList query={{ case: kase.number, open: 'false' }} plain />
            </details>
          </section>
        </div>
      </div>
    </>
  );
};

const Clocks = ({ number }: { number: string }) => {
  const refetchInterval = usePolling();
  const clocks = useQuery({
    queryKey: ['watch', 'clocks', number],
    queryFn: ({ signal }) => api.get('/api/cases/{number}/clocks', { params: { number }, signal }),
    refetchInterval,
  });
  if (clocks.isPending) return <ListSkeleton rows={3} height={96} />;
  if (clocks.isError) return <ErrorState error={clocks.error} onRetry={() => void clocks.refetch()} />;
  return <CaseClocks clocks={clocks.data.items} />;
};

function useParts(kase: Case) {
  const { t } = useTranslation('watch');
  const branches = { key: 'branches', label: t('case.branches'), content: <BranchList branches={kase.branches} /> };
  return [
    { key: 'diagram', label: t('case.diagram'), content: <CaseDiagramPart number={kase.number} /> },
    { key: 'timeline', label: t('case.timeline'), content: <CaseTimeline number={kase.number} /> },
    ...(kase.branches.length > 0 ? [branches] : []),
    { key: 'documents', label: t('case.documents'), content: <CaseDocuments kase={kase} /> },
  ];
}
