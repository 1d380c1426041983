import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../../components/time.tsx';
import type { TaskDetail } from '../filter.ts';
import { Answers } from './answers.tsx';

type Step = TaskDetail['case']['steps'][number];

/** More than these are shown by their headings first. */
const FEW = 3;

/** What the steps before this one decided and wrote down, newest last: who sums up opinions must be able to read them. */
export const Steps = ({ task }: { task: TaskDetail }) => {
  const { t } = useTranslation('desk');
  const steps = task.case.steps.filter(({ id }) => id !== task.id);
  const [unfolded] = useState(steps.length <= FEW);
  if (steps.length === 0) return null;
  return (
    <section className="desk-steps">
      <h3>{t('step.title', { count: steps.length })}</h3>
      {steps.map((step) => (
        <StepRow key={step.id} step={step} unfolded={unfolded} />
      ))}
    </section>
  );
};

const StepRow = ({ step, unfolded }: { step: Step; unfolded: boolean }) => {
  const { t } = useTranslation('desk');
  const { form, opinion } = step;
  return (
    <details className="desk-step" open={unfolded}>
      <summary>
        <strong>{t('step.decided', { name: step.name, decision: step.decisionName })}</strong>{' '}
        <span className="soft">
          {[step.departmentName, step.assigneeName].filter(Boolean).join(' · ')} <Instant value={step.completedAt} />
        </span>
      </summary>
      {opinion && <p className="quoted">{opinion}</p>}
      {form && Object.keys(form).length > 0 && <Answers schema={step.formSchema} data={form} />}
      {!opinion && !form && <p className="soft">{t('step.nothing')}</p>}
    </details>
  );
};
