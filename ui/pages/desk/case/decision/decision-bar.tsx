import { Button } from 'antd';
import { type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormHandle } from '../../../../components/form/form-view.tsx';
import type { TaskDetail } from '../../filter.ts';
import { Refusal } from '../../parts/refusal.tsx';
import type { Claim } from '../../use-claim.ts';
import type { Drafts } from '../task-draft.ts';
import { ConfirmDecision } from './confirm-decision.tsx';
import { CorrectionSheet } from './correction-sheet.tsx';
import { OpinionField } from './opinion-field.tsx';
import { type Decide, type Decision, MAX_OPINION } from './use-decide.ts';

type Props = {
  task: TaskDetail;
  mine: boolean;
  drafts: Drafts;
  form: RefObject<FormHandle | null>;
  decide: Decide;
  claim: Claim;
  /** Brings the step's form into sight, whatever part of the case is open. */
  showForm: () => void;
};

/** Opinion and decisions stay in sight whatever part of the case is being read. */
export const DecisionBar = (props: Props) => (props.mine ? <Deciding {...props} /> : <NotHeld {...props} />);

const Deciding = ({ task, drafts, form, decide, showForm }: Props) => {
  const { t } = useTranslation('desk');
  const field = useId();
  const [fault, setFault] = useState('');
  const [asked, ask] = useState<Decision>();
  const refusedOpinion = decide.problem?.at('/opinion') ?? '';

  const choose = (decision: Decision) => {
    const unsaid = decision.needsOpinion && !decision.corrects && drafts.draft.opinion.trim() === '';
    setFault(unsaid ? t('decide.needsOpinion', { decision: decision.name }) : '');
    const first = form.current?.check().faults[0];
    if (first) {
      showForm();
      // The form's part of the page must be in sight before it can take the focus.
      setTimeout(() => form.current?.focus(first.pointer));
    } else if (unsaid || drafts.draft.opinion.trim().length > MAX_OPINION) document.getElementById(field)?.focus();
    else ask(decision);
  };
  const close = () => ask(undefined);
  const shared = { task, drafts, pending: decide.pending, onCancel: close };

  return (
    <footer className="decide">
      <OpinionField
        id={field}
        task={task}
        drafts={drafts}
        fault={fault || refusedOpinion}
        onType={() => setFault('')}
      />
      <Choices task={task} pending={decide.pending} choose={choose} />
      {decide.problem && !refusedOpinion && <Refusal reason={decide.problem} />}
      {asked && !asked.corrects && (
        <ConfirmDecision {...shared} decision={asked} onConfirm={(named) => decide.send(asked, named).finally(close)} />
      )}
      {asked?.corrects && (
        <CorrectionSheet
          {...shared}
          decision={asked}
          onConfirm={(corrections) => decide.send(asked, { corrections }).finally(close)}
        />
      )}
    </footer>
  );
};

/** Who does not hold the task cannot decide it; what was typed before it went to somebody else can still be copied. */
const NotHeld = ({ task, drafts, claim }: Props) => {
  const { t } = useTranslation('desk');
  const field = useId();
  if (task.assignee && drafts.draft.opinion === '') return null;
  return (
    <footer className="decide">
      {drafts.draft.opinion !== '' && <OpinionField id={field} task={task} drafts={drafts} fault="" readOnly />}
      <div className="decide-choices">
        {!task.assignee && (
          <>
            <Button type="primary" data-decide loading={claim.pending} onClick={() => claim.claim(task)}>
              {t('claim.take')}
            </Button>
            <span className="soft">{t('decide.claimFirst')}</span>
          </>
        )}
      </div>
    </footer>
  );
};

type ChoicesProps = { task: TaskDetail; pending: boolean; choose: (decision: Decision) => void };

const Choices = ({ task, pending, choose }: ChoicesProps) => {
  const { t } = useTranslation('desk');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend of its own
    <div className="decide-choices" role="group" aria-label={t('decide.choices')}>
      {task.decisions.map((decision, index) => (
        <Button
          key={decision.code}
          data-decide
          type={index === 0 ? 'primary' : 'default'}
          disabled={pending}
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
