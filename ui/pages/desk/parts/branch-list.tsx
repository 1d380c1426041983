import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/types.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Light } from '../../../components/light.tsx';
import { Instant } from '../../../components/time.tsx';
import { UrgeBranch } from '../../watch/cases/urge-branch.tsx';
import './parts.css';

type Case = Answer<'get', '/api/cases/{number}'>;
type Branch = Case['branches'][number];

/** 联办: each department's own part, with its own limit, decision and words. */
export const BranchList = ({ kase }: { kase: Pick<Case, 'number' | 'branches'> }) => {
  const { t } = useTranslation('desk');
  const { number, branches } = kase;
  if (branches.length === 0) return <EmptyState title={t('branch.none')} />;
  return (
    <ul className="desk-branch-list">
      {branches.map((branch) => (
        <BranchRow key={branch.role} number={number} branch={branch} />
      ))}
    </ul>
  );
};

const BranchRow = ({ number, branch }: { number: string; branch: Branch }) => {
  const { t } = useTranslation('desk');
  const { state, deadline } = branch;
  return (
    <li className="desk-branch">
      <p className="desk-branch-head">
        <strong>{branch.departmentName}</strong>
        {branch.late && <span className="soft">{t('branch.late')}</span>}
        <span className="desk-branch-state">
          {state === 'open' ? <Light light={branch.light} /> : <b>{branch.decisionName ?? t(`branch.${state}`)}</b>}
        </span>
      </p>
      {branch.opinion && <p className="quoted">{branch.opinion}</p>}
      <p className="soft">
        {branch.decidedAt && (
          <>
            {t('branch.decidedAt')} <Instant value={branch.decidedAt} />
          </>
        )}
        {state === 'open' && (
          <>
            {t('branch.waiting')} {deadline && t('branch.until')} <Instant value={deadline} />{' '}
            <UrgeBranch number={number} branch={branch} />
          </>
        )}
      </p>
    </li>
  );
};
