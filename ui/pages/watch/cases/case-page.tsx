import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import type { Answer } from '../../../api/types.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { Light } from '../../../components/light.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { Instant } from '../../../components/time.tsx';
import { BranchList } from '../../desk/parts/branch-list.tsx';
import { CaseClocks } from '../../desk/parts/clocks.tsx';
import { CaseDiagramPart } from '../../desk/parts/diagram.tsx';
import { CaseDocuments } from '../../desk/parts/documents.tsx';
import { PartTabs } from '../../desk/parts/part-tabs.tsx';
import { CaseTimeline } from '../../desk/parts/timeline.tsx';
import { CardList } from '../cards/card-list.tsx';
import { usePolling } from '../live.tsx';
import { oversees } from '../rights.ts';
import './cases.css';

type Case = Answer<'get', '/api/cases/{number}'>;

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
  const [part, show] = useState('timeline');
  return (
    <>
      <Head kase={kase} />
      <div className="watch-columns">
        <section className="watch-panel">
          <h2>{t('case.clocks')}</h2>
          <Clocks number={kase.number} />
        </section>
        <div className="case-stack">
          <section className="watch-panel">
            <h2>{t('case.cards')}</h2>
            <CardList query={{ case: kase.number }} plain />
          </section>
          <section className="watch-panel">
            <PartTabs label={t('case.parts')} parts={useParts(kase)} active={part} show={show} />
          </section>
        </div>
      </div>
    </>
  );
};

const Head = ({ kase }: { kase: Case }) => {
  const { t } = useTranslation('watch');
  return (
    <header className="case-summary">
      <PageTitle tab={kase.number}>{kase.applicantName}</PageTitle>
      <Light light={kase.light} text={kase.remaining ?? undefined} />
      <dl>
        <div>
          <dt>{t('filter.item')}</dt>
          <dd>{kase.itemName}</dd>
        </div>
        <div>
          <dt>{t('case.number')}</dt>
          <dd>{kase.number}</dd>
        </div>
        <div>
          <dt>{t('cases.stage')}</dt>
          <dd>{kase.stage}</dd>
        </div>
        <div>
          <dt>{t('filter.area')}</dt>
          <dd>{kase.areaName}</dd>
        </div>
        <div>
          <dt>{t('case.submitted')}</dt>
          <dd>
            <Instant value={kase.submittedAt} none="—" />
          </dd>
        </div>
      </dl>
    </header>
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
    { key: 'timeline', label: t('case.timeline'), content: <CaseTimeline number={kase.number} /> },
    ...(kase.branches.length > 0 ? [branches] : []),
    { key: 'documents', label: t('case.documents'), content: <CaseDocuments kase={kase} /> },
    { key: 'diagram', label: t('case.diagram'), content: <CaseDiagramPart number={kase.number} /> },
  ];
}
