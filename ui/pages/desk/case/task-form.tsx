import { Button } from 'antd';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FormData, type FormHandle, FormView } from '../../../components/form/form-view.tsx';
import type { TaskDetail } from '../filter.ts';
import type { Drafts } from './task-draft.ts';

type Props = {
  task: TaskDetail;
  editable: boolean;
  drafts: Drafts;
  /** The hall's faults by path below the form. */
  faults: Record<string, string> | undefined;
  form: RefObject<FormHandle | null>;
};

/** The step's own form: what the hall knows, over it what was typed here before. */
export const TaskForm = ({ task, editable, drafts, faults, form }: Props) => {
  const { t } = useTranslation('desk');
  const [start, restart] = useState<{ round: number; data: FormData }>(() => ({
    round: 0,
    // Once the task has ended, the form is what was decided on; what was typed besides is told apart from it.
    data: task.state === 'open' ? { ...task.formData, ...drafts.draft.form } : task.formData,
  }));
  const fillSample = (sample: FormData) => {
    restart(({ round, data }) => ({ round: round + 1, data: { ...data, ...sample } }));
    drafts.update({ form: sample });
  };
  // The form also tells of values that it set by itself: only what differs from the start is a draft.
  const keep = (data: FormData) => {
    if (editable && said(data) !== said(start.data)) drafts.update({ form: data });
  };
  const { sampleForm } = task;
  return (
    <>
      <FormView
        key={start.round}
        ref={form}
        schema={task.form}
        data={start.data}
        readOnly={!editable}
        onChange={keep}
        {...(faults && { faults })}
      />
      {editable && isData(sampleForm) && (
        <Button size="small" onClick={() => fillSample(sampleForm)}>
          {t('work.sample')}
        </Button>
      )}
    </>
  );
};

/** What a form says, without the fields that it left empty. */
const said = (data: FormData): string =>
  JSON.stringify(data, (_key, value: unknown) => (isEmpty(value) ? undefined : value));
const isEmpty = (value: unknown) =>
  value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

const isData = (value: unknown): value is FormData => typeof value === 'object' && value !== null;
