import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
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
import './cases.css';
import type { Case } from './use-cases.ts';

type Part = 'diagram' | 'timeline' | 'branches' | 'documents';

/** What happened in a case and who takes part, behind tabs; `first` is shown before anybody chooses. */
export const PartsPanel = ({ kase, first }: { kase: Case; first: Part }) => {
  const { t } = useTranslation('watch');
  const [part, show] = useState<string>(first);
  const branches = { key: 'branches', label: t('case.branches'), content: <BranchList kase={kase} /> };
  const parts = [
    { key: 'diagram', label: t('case.diagram'), content: <CaseDiagramPart number={kase.number} /> },
    { key: 'timeline', label: t('case.timeline'), content: <CaseTimeline number={kase.number} /> },
    ...(kase.branches.length > 0 ? [branches] : []),
    { key: 'documents', label: t('case.documents'), content: <CaseDocuments kase={kase} /> },
  ];
  return (
    <section className="watch-panel">
      <PartTabs label={t('case.parts')} parts={parts} active={part} show={show} />
    </section>
  );
};

export const CardsPanel = ({ number }: { number: string }) => {
  const { t } = useTranslation('watch');
  return (
    <section className="watch-panel">
      <h2>{t('case.cards')}</h2>
      <CardList query={{ case: number, open: 'true' }} plain />
      <details className="case-closed-cards">
        <summary>{t('cards.closedOnes')}</summary>
        <CardList query={{ case: number, open: 'false' }} plain />
      </details>
    </section>
  );
};

export const ClocksPanel = ({ number }: { number: string }) => {
  const { t } = useTranslation('watch');
  return (
    <section className="watch-panel">
      <h2>{t('case.clocks')}</h2>
      <Clocks number={number} />
    </section>
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
