import { Button, Input } from 'antd';
import { type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../../components/error-state.tsx';
import type { FormHandle } from '../../../components/form/form-view.tsx';
import type { TaskDetail } from '../filter.ts';
import { ConfirmDecision } from './confirm-decision.tsx';
import { CorrectionSheet } from './correction-sheet.tsx';
import type { Drafts } from './task-draft.ts';
import type { Decide, Decision } from './use-decide.ts';

type Props = {
  task: TaskDetail;
  mine: boolean;
  drafts: Drafts;
  form: RefObject<FormHandle | null>;
  decide: Decide;
};

/** Opinion and decisions stay in sight whatever part of the case is being read. */
export const DecisionBar = ({ task, mine, drafts, form, decide }: Props) => {
  const { t } = useTranslation('desk');
  const field = useId();
  const [fault, setFault] = useState('');
  const [asked, ask] = useState<Decision>();
  const opinion = drafts.draft.opinion;

  const choose = (decision: Decision) => {
    if (decision.needsOpinion && !decision.corrects && opinion.trim() === '') {
      setFault(t('decide.needsOpinion', { decision: decision.name }));
      document.getElementById(field)?.focus();
      return;
    }
    setFault('');
    const first = form.current?.check().faults[0];
    if (first) form.current?.focus(first.pointer);
    else ask(decision);
  };
  const failed = (pointer: string) => decide.problem?.at(pointer);
  const wrong = fault || failed('/opinion') || '';

  return (
    <footer className="decide">
      <label htmlFor={field}>{t('decide.opinion')}</label>
      <Input.TextArea
        id={field}
        value={opinion}
        onChange={({ target }) => {
          setFault('');
          drafts.update({ opinion: target.value });
        }}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={4000}
        readOnly={!mine}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong !== ''}
        aria-describedby={`${field}-help`}
        placeholder={t(mine ? 'decide.placeholder' : 'decide.claimFirst')}
      />
      <p id={`${field}-help`} className={wrong ? 'decide-help fault' : 'decide-help'} aria-live="polite">
        {wrong || <DraftState savedAt={drafts.draft.savedAt} needing={task.decisions.filter((d) => d.needsOpinion)} />}
      </p>
      <Choices task={task} mine={mine} pending={decide.pending} choose={choose} />
      {decide.problem && !failed('/opinion') && <Refusal reason={decide.problem} />}
      {asked && !asked.corrects && (
        <ConfirmDecision
          task={task}
          decision={asked}
          opinion={opinion}
          pending={decide.pending}
          onCancel={() => ask(undefined)}
          onConfirm={() => decide.send(asked, []).finally(() => ask(undefined))}
        />
      )}
      {asked?.corrects && (
        <CorrectionSheet
          task={task}
          decision={asked}
          drafts={drafts}
          pending={decide.pending}
          onCancel={() => ask(undefined)}
          onConfirm={(corrections) => decide.send(asked, corrections).finally(() => ask(undefined))}
        />
      )}
    </footer>
  );
};

type ChoicesProps = { task: TaskDetail; mine: boolean; pending: boolean; choose: (decision: Decision) => void };

const Choices = ({ task, mine, pending, choose }: ChoicesProps) => {
  const { t } = useTranslation('desk');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend of its own
    <div className="decide-choices" role="group" aria-label={t('decide.choices')}>
      {task.decisions.map((decision, index) => (
        <Button
          key={decision.code}
          data-decide
          type={index === 0 ? 'primary' : 'default'}
          disabled={!mine || pending}
          onClick={() => choose({ ...decision, corrects: correctsWith(decision.code, task) })}
        >
          {decision.name}
          {decision.needsOpinion && <span aria-hidden="true"> *</span>}
          {decision.needsOpinion && <span className="visually-hidden">{t('decide.withReason')}</span>}
        </Button>
      ))}
    </div>
  );
};

/** `correct` is the code that the shared acceptance diagram gives to the one-time correction notice. */
const correctsWith = (code: string, task: TaskDetail): boolean => code === 'correct' && task.correctable.length > 0;

const DraftState = ({ savedAt, needing }: { savedAt: number; needing: readonly { name: string }[] }) => {
  const { t } = useTranslation('desk');
  if (savedAt > 0) return t('decide.kept');
  if (needing.length === 0) return t('decide.optional');
  return t('decide.neededFor', { names: needing.map(({ name }) => name).join('、') });
};

const Refusal = ({ reason }: { reason: NonNullable<Decide['problem']> }) => {
  const inWords = useProblemText();
  return (
    <div className="fault-box" role="alert">
      <p>{inWords(reason)}</p>
      {reason.errors.length > 0 && (
        <ul>
          {reason.errors.map(({ pointer, message }) => (
            <li key={pointer}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
