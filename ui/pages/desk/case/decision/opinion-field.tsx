import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../filter.ts';
import type { Drafts } from '../task-draft.ts';
import { MAX_OPINION } from './use-decide.ts';

type Props = {
  id: string;
  task: TaskDetail;
  drafts: Drafts;
  fault: string;
  readOnly?: boolean;
  onType?: () => void;
};

export const OpinionField = ({ id, task, drafts, fault, readOnly = false, onType }: Props) => {
  const { t } = useTranslation(['desk', 'hall']);
  const { opinion, savedAt } = drafts.draft;
  const needing = task.decisions.filter(({ needsOpinion }) => needsOpinion).map(({ name }) => name);
  const hint =
    needing.length > 0 ? t('decide.neededFor', { names: needing.join(t('hall:sentence.and')) }) : t('decide.optional');
  const count = opinion.trim().length;
  // Nothing is cut: a reason that ends in mid-sentence would go out without anybody having seen it.
  const tooLong =
    count > MAX_OPINION ? t('decide.tooLong', { max: MAX_OPINION, count, over: count - MAX_OPINION }) : '';
  const wrong = fault || tooLong;
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
        readOnly={readOnly}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong !== ''}
        aria-describedby={`${id}-help`}
        placeholder={t('decide.placeholder')}
      />
      <div className="decide-under">
        <p id={`${id}-help`} className={wrong ? 'decide-help fault' : 'decide-help'} aria-live="polite">
          {wrong || (savedAt > 0 ? t('decide.kept') : hint)}
        </p>
        {count > 0 && (
          <span className="soft">
            {count} / {MAX_OPINION}
          </span>
        )}
      </div>
    </>
  );
};
