import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/types.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Light } from '../../../components/light.tsx';
import { Instant } from '../../../components/time.tsx';
import './parts.css';

type Branch = Answer<'get', '/api/cases/{number}'>['branches'][number];

/** 联办: each department's own part, with its own limit, decision and words. */
export const BranchList = ({ branches }: { branches: readonly Branch[] }) => {
  const { t } = useTranslation('desk');
  if (branches.length === 0) return <EmptyState title={t('branch.none')} />;
  return (
    <ul className="desk-branch-list">
      {branches.map((branch) => (
        <BranchRow key={branch.role} branch={branch} />
      ))}
    </ul>
  );
};

const BranchRow = ({ branch }: { branch: Branch }) => {
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
            {t('branch.waiting')} {deadline && t('branch.until')} <Instant value={deadline} />
          </>
        )}
      </p>
    </li>
  );
};
