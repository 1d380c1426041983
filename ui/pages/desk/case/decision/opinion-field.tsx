import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../filter.ts';
import type { Drafts } from '../task-draft.ts';

type Props = {
  id: string;
  task: TaskDetail;
  drafts: Drafts;
  fault: string;
  readOnly?: boolean;
  onType?: () => void;
};

export const OpinionField = ({ id, task, drafts, fault, readOnly = false, onType }: Props) => {
  const { t } = useTranslation('desk');
  const { opinion, savedAt } = drafts.draft;
  const needing = task.decisions.filter(({ needsOpinion }) => needsOpinion).map(({ name }) => name);
  const hint = needing.length > 0 ? t('decide.neededFor', { names: needing.join('、') }) : t('decide.optional');
  return (
    <>
      <label htmlFor={id}>{t('decide.opinion')}</label>
      <Input.TextArea
        id={id}
        value={opinion}
        onChange={({ target }) => {
          onType?.();
          drafts.update({ opinion: target.value });
        }}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={4000}
        readOnly={readOnly}
        status={fault ? 'error' : ''}
        aria-invalid={fault !== ''}
        aria-describedby={`${id}-help`}
        placeholder={t('decide.placeholder')}
      />
      <p id={`${id}-help`} className={fault ? 'decide-help fault' : 'decide-help'} aria-live="polite">
        {fault || (savedAt > 0 ? t('decide.kept') : hint)}
      </p>
    </>
  );
};
