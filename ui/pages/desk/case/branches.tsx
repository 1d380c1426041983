import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../filter.ts';
import { BranchList } from '../parts/branch-list.tsx';
import { AskBranch } from './ask-branch.tsx';

/** The departments' own parts. Who may ask one more is told by the hall; it needs no task in hand, for while the departments answer the lead has none. */
export const Branches = ({ task }: { task: TaskDetail }) => {
  const { t } = useTranslation('desk');
  const [asking, ask] = useState(false);
  const { branches } = task.case;
  const answered = branches.filter(({ state }) => state === 'answered').length;
  return (
    <section className="desk-branches">
      <div className="desk-branches-head">
        <h3>{t('branch.title', { answered, all: branches.length })}</h3>
        {task.askable.length > 0 && <Button onClick={() => ask(true)}>{t('branch.ask')}</Button>}
      </div>
      <BranchList kase={task.case} />
      {asking && <AskBranch task={task} onClose={() => ask(false)} />}
    </section>
  );
};
