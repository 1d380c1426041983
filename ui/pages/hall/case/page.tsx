import './case.css';
import './progress.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import { Branches } from './branches.tsx';
import { Clocks } from './clocks.tsx';
import { Documents, Result } from './documents.tsx';
import { JustMade } from './just-made.tsx';
import { NextAct } from './next-act.tsx';
import { type Case, useCase } from './queries.ts';
import { StageMap } from './stage-map.tsx';
import { Submitted } from './submitted.tsx';
import { Timeline } from './timeline.tsx';
import { Tracking } from './tracking.tsx';
import { Withdraw } from './withdraw.tsx';

export const CasePage = () => {
  const { number = '' } = useParams();
  const { data, error, refetch } = useCase(number);
  if (error && !data) return <ErrorState page error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={4} height={144} />;
  return <CaseView item={data} />;
};

const CaseView = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  return (
    <article className="case">
      <header>
        <p className="quiet">
          {t('case.number')} <span className="number">{item.number}</span>
        </p>
        <PageTitle tab={item.itemName}>{item.itemName}</PageTitle>
        <p className="case-state">
          <strong>{t(`case.states.${item.state}`)}</strong>
          {item.endedAt === null && <span>{item.stage}</span>}
          {item.daysLeft !== null && item.light !== 'none' && <TimeLeft of={item} />}
        </p>
      </header>
      <JustMade item={item} />
      <NextAct item={item} />
      <Result item={item} />
      <div className="case-columns">
        <div className="case-column">
          <StageMap item={item} />
          <Clocks item={item} />
          <Branches branches={item.branches} />
          <Timeline number={item.number} />
        </div>
        <div className="case-column">
          <Documents item={item} />
          <Tracking parcels={item.parcels} />
          <Submitted item={item} />
          {item.canWithdraw && <Withdraw item={item} />}
        </div>
      </div>
    </article>
  );
};
