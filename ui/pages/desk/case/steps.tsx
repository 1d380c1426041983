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
    <section>
      <h3>{t('step.title', { count: steps.length })}</h3>
      <ol className="desk-steps">
        {steps.map((step) => (
          <li key={step.id}>
            <StepRow step={step} unfolded={unfolded} />
          </li>
        ))}
      </ol>
    </section>
  );
};

/** Only what has been written can be unfolded: who looks for it need not try every step. */
const StepRow = ({ step, unfolded }: { step: Step; unfolded: boolean }) => {
  const { form, opinion } = step;
  const answered = form !== null && Object.keys(form).length > 0;
  if (!opinion && !answered)
    return (
      <div className="desk-step">
        <Heading step={step} silent />
      </div>
    );
  return (
    <details className="desk-step" open={unfolded}>
      <summary>
        <Heading step={step} />
      </summary>
      {opinion && <p className="quoted">{opinion}</p>}
      {answered && <Answers schema={step.formSchema} data={form} />}
    </details>
  );
};

const Heading = ({ step, silent = false }: { step: Step; silent?: boolean }) => {
  const { t } = useTranslation('desk');
  return (
    <>
      <strong>{t('step.decided', { name: step.name, decision: step.decisionName })}</strong>{' '}
      <span className="soft desk-step-by">
        {[step.departmentName, step.assigneeName].filter(Boolean).join(' · ')} <Instant value={step.completedAt} />
        {silent && ` · ${t('step.nothing')}`}
      </span>
    </>
  );
};
