import './case.css';
import './progress.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ErrorState } from '../../../components/error-state.tsx';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Day } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import { Branches } from './branches.tsx';
import { Clocks } from './clocks.tsx';
import { Documents, Result } from './documents.tsx';
import { Handed } from './handed.tsx';
import { JustMade } from './just-made.tsx';
import { NextAct } from './next-act.tsx';
import { type Case, useCase, useFollowers } from './queries.ts';
import { QueryPassword } from './query-password.tsx';
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
  useFollowers(item);
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
          <PayBy item={item} />
          {item.daysLeft !== null && item.light !== 'none' && <TimeLeft of={item} />}
        </p>
      </header>
      <JustMade item={item} />
      <Handed item={item} />
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
          <div className="case-acts">
            {item.isOwn && <QueryPassword number={item.number} />}
            {item.canWithdraw && <Withdraw item={item} />}
          </div>
        </div>
      </div>
    </article>
  );
};

/** The last day to pay is nobody's light, and yet the case ends with it. */
const PayBy = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const clock = item.clocks.find(({ kind, endedAt }) => kind === 'payment' && endedAt === null);
  if (!clock?.deadline || item.nextAct.kind !== 'pay') return null;
  return (
    <strong>
      {t('case.payBy')} <Day value={clock.deadline} weekday />
    </strong>
  );
};
