import { App as AntApp } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { ErrorState } from '../../../components/error-state.tsx';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { CaseHead } from '../../watch/cases/case-head.tsx';
import { CardsPanel, ClocksPanel, PartsPanel } from '../../watch/cases/case-panels.tsx';
import { useCase } from '../../watch/cases/use-cases.ts';
import '../../watch/watch.css';
import { OwnTasks } from './own-tasks.tsx';

/**
 * Where a notice leads: a case as its departments see it, with a task in hand or without. While others answer, or when it
 * has ended, no queue holds it. What the other departments do comes first, for that is what one is told of.
 */
export const WholeCase = () => {
  const { t } = useTranslation('desk');
  const { number = '' } = useParams();
  const kase = useCase(number);
  // Whoever works here and has applied himself looks at it as everybody else does.
  if (kase.data?.isOwn) return <Navigate to={`/cases/${number}`} replace />;
  return (
    <AntApp component={false}>
      <div className="watch">
        <p className="crumb">
          <Link to="/desk/group">{t('whole.back')}</Link>
        </p>
        {kase.isPending && <ListSkeleton rows={5} height={96} />}
        {kase.isError && !kase.data && <ErrorState error={kase.error} onRetry={() => void kase.refetch()} />}
        {kase.data && (
          <>
            <CaseHead kase={kase.data} />
            <div className="watch-columns">
              <div className="case-stack">
                <OwnTasks number={number} />
                <PartsPanel kase={kase.data} first="branches" />
              </div>
              <div className="case-stack">
                <CardsPanel number={number} />
                <ClocksPanel number={number} />
              </div>
            </div>
          </>
        )}
      </div>
    </AntApp>
  );
};
