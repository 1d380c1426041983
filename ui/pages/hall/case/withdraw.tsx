import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import { useCaseUpdate } from './queries.ts';

export const Withdraw = ({ number }: { number: string }) => {
  const { t } = useTranslation('hall');
  const dialog = useRef<HTMLDialogElement>(null);
  const inWords = useProblemText();
  const update = useCaseUpdate(number);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');

  const withdraw = async () => {
    setBusy(true);
    setFailure('');
    try {
      const body = reason.trim() ? { reason: reason.trim() } : {};
      await update(await api.post('/api/cases/{number}/withdrawal', { params: { number }, body }));
      dialog.current?.close();
    } catch (error) {
      setFailure(inWords(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="withdraw">
      <Button danger onClick={() => dialog.current?.showModal()}>
        {t('case.withdraw')}
      </Button>
      <dialog ref={dialog} className="dialog" aria-labelledby="withdraw-title">
        <h2 id="withdraw-title">{t('case.withdrawTitle')}</h2>
        <p>{t('case.withdrawText')}</p>
        <label className="field">
          {t('case.withdrawReason')}
          <textarea
            className="textarea"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        {failure && (
          <p className="fault-box" role="alert">
            {failure}
          </p>
        )}
        <div className="dialog-actions">
          <Button onClick={() => dialog.current?.close()}>{t('case.withdrawNo')}</Button>
          <Button danger type="primary" loading={busy} onClick={() => void withdraw()}>
            {t('case.withdrawYes')}
          </Button>
        </div>
      </dialog>
    </div>
  );
};
