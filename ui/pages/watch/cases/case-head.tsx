import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../../components/frame/page-title.tsx';
import { Instant } from '../../../components/time.tsx';
import { TimeLeft } from '../../../components/time-left.tsx';
import type { Case } from './use-cases.ts';

/** Whose case it is, and how it stands with its time. */
export const CaseHead = ({ kase }: { kase: Case }) => {
  const { t } = useTranslation('watch');
  const { made, allowed } = kase.trips;
  return (
    <header className="case-summary">
      <PageTitle tab={kase.number}>{kase.applicantName}</PageTitle>
      <TimeLeft of={kase} />
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
          <dt>{t('cases.department')}</dt>
          <dd>{kase.department}</dd>
        </div>
        <div>
          <dt>{t('filter.area')}</dt>
          <dd>{kase.areaName}</dd>
        </div>
        <div>
          <dt>{t('case.trips')}</dt>
          <dd className={made > allowed ? 'fault' : ''}>{t('case.tripsMade', { made, allowed })}</dd>
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
