import { Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../../../components/use-focus-back.ts';
import type { Chosen, Named } from './use-decide.ts';

type Props = Chosen & {
  onConfirm: (named: Named) => unknown;
};

/** A decision cannot be taken back, so it is read once more; Enter confirms it. */
export const ConfirmDecision = ({ task, decision, drafts, pending, onCancel, onConfirm }: Props) => {
  const { t } = useTranslation('desk');
  useFocusBack();
  const [unmet, setUnmet] = useState<string[]>([]);
  const organ = useId();
  const [competentOrgan, setCompetentOrgan] = useState('');
  const refuses = decision.code === 'refuse' && task.conditions.length > 0;
  const sendsAway = task.kind === 'accept' && decision.code === 'reject';
  return (
    <Modal
      open
      title={t('confirm.title', { decision: decision.name })}
      onCancel={onCancel}
      width={480}
      footer={
        <>
          <Button onClick={onCancel}>{t('confirm.cancel')}</Button>
          <Button
            type="primary"
            autoFocus
            loading={pending}
            onClick={() => void onConfirm({ unmet, competentOrgan: competentOrgan.trim() })}
          >
            {t('confirm.ok', { decision: decision.name })}
          </Button>
        </>
      }
    >
      <dl className="fact-list">
        <div>
          <dt>{t('confirm.task')}</dt>
          <dd>{task.name}</dd>
        </div>
        <div>
          <dt>{t('confirm.applicant')}</dt>
          <dd>{task.applicantName}</dd>
        </div>
        <div>
          <dt>{t('confirm.item')}</dt>
          <dd>{task.itemName}</dd>
        </div>
        <div>
          <dt>{t('decide.opinion')}</dt>
          <dd className="confirm-opinion">{drafts.draft.opinion.trim() || t('confirm.noOpinion')}</dd>
        </div>
      </dl>
      {refuses && (
        <fieldset className="confirm-unmet">
          <legend>{t('confirm.unmet')}</legend>
          <Checkbox.Group options={task.conditions} value={unmet} onChange={setUnmet} />
        </fieldset>
      )}
      {sendsAway && (
        <div className="confirm-organ">
          <label htmlFor={organ}>{t('confirm.competentOrgan')}</label>
          <Input
            id={organ}
            value={competentOrgan}
            maxLength={100}
            onChange={({ target }) => setCompetentOrgan(target.value)}
          />
        </div>
      )}
    </Modal>
  );
};
