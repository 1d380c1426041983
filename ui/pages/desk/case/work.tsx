import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormHandle } from '../../../components/form/form-view.tsx';
import type { TaskDetail } from '../filter.ts';
import { Answers } from './answers.tsx';
import { ExtensionFacts } from './extension-facts.tsx';
import { Steps } from './steps.tsx';
import type { Drafts } from './task-draft.ts';
import { TaskForm } from './task-form.tsx';

type Props = {
  task: TaskDetail;
  mine: boolean;
  drafts: Drafts;
  form: RefObject<FormHandle | null>;
  faults: Record<string, string> | undefined;
};

/** What the step asks of the officer, then what the applicant has answered. */
export const Work = ({ task, mine, drafts, form, faults }: Props) => {
  const { t } = useTranslation('desk');
  const { applicant, correction } = task.case;
  return (
    <div className="desk-work">
      {task.guidance && (
        <section className="guidance">
          <h3>{t('work.guidance')}</h3>
          <p>{task.guidance}</p>
        </section>
      )}
      {task.kind === 'extension' && task.extension && (
        <section>
          <h3>{t('extension.title')}</h3>
          <ExtensionFacts extension={task.extension} />
        </section>
      )}
      <Steps task={task} />
      {task.form !== null && (
        <section>
          <h3>{t('work.form')}</h3>
          {!task.assignee && task.state === 'open' && <p className="soft">{t('work.claimFirst')}</p>}
          <TaskForm
            key={String(task.state === 'open')}
            task={task}
            editable={mine}
            drafts={drafts}
            form={form}
            faults={faults}
          />
        </section>
      )}
      {task.opinion && (
        <section>
          <h3>{t('work.opinion')}</h3>
          <p className="quoted">{task.opinion}</p>
        </section>
      )}
      {correction && (
        <section>
          <h3>{t('work.correction')}</h3>
          <ul className="asks">
            {correction.asks.map((ask) => (
              <li key={`${ask.material}:${ask.problem}`}>
                <strong>{ask.name}</strong>：{ask.problem}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('work.applicant')}</h3>
        {applicant ? (
          <dl className="fact-list">
            <Fact name={t('work.name')} value={applicant.name} />
            <Fact name={t('work.certificate')} value={applicant.certificateNumber} />
            <Fact name={t('work.phone')} value={applicant.phone} />
          </dl>
        ) : (
          <p className="soft">{t('work.hidden')}</p>
        )}
      </section>
      <section>
        <h3>{t('work.answers')}</h3>
        <Answers schema={task.case.formSchema} data={task.case.form} />
      </section>
    </div>
  );
};

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);
