import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Light } from '../../../components/light.tsx';
import { Instant } from '../../../components/time.tsx';
import type { TaskDetail } from '../filter.ts';
import { AskBranch } from './ask-branch.tsx';

type Branch = TaskDetail['case']['branches'][number];

/** 联办: each department's own part, with its own limit, decision and words. */
export const Branches = ({ task, mine }: { task: TaskDetail; mine: boolean }) => {
  const { t } = useTranslation('desk');
  const [asking, ask] = useState(false);
  const { branches } = task.case;
  const answered = branches.filter(({ state }) => state === 'answered').length;
  return (
    <section className="branches">
      <div className="branches-head">
        <h3>{t('branch.title', { answered, all: branches.length })}</h3>
        {mine && task.askable.length > 0 && <Button onClick={() => ask(true)}>{t('branch.ask')}</Button>}
      </div>
      {branches.length === 0 && <EmptyState title={t('branch.none')} />}
      <ul>
        {branches.map((branch) => (
          <BranchRow key={branch.role} branch={branch} />
        ))}
      </ul>
      {asking && <AskBranch task={task} onClose={() => ask(false)} />}
    </section>
  );
};

const BranchRow = ({ branch }: { branch: Branch }) => {
  const { t } = useTranslation('desk');
  return (
    <li className="branch" data-state={branch.state}>
      <p className="branch-head">
        <strong>{branch.departmentName}</strong>
        {branch.late && <span className="soft">{t('branch.late')}</span>}
        <span className="branch-state">
          {branch.state === 'open' ? (
            <Light light={branch.light} />
          ) : (
            <b>{branch.decisionName ?? t(`branch.${branch.state}`)}</b>
          )}
        </span>
      </p>
      {branch.opinion && <p className="quoted">{branch.opinion}</p>}
      <p className="soft">
        {branch.decidedAt && (
          <>
            {t('branch.decidedAt')} <Instant value={branch.decidedAt} />
          </>
        )}
        {branch.state === 'open' && (
          <>
            {t('branch.waiting')} {branch.deadline && t('branch.until')} <Instant value={branch.deadline} />
          </>
        )}
      </p>
    </li>
  );
};
