import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useProblemText } from '../../../components/error-state.tsx';
import { type Case, useCaseUpdate } from './queries.ts';

export const Withdraw = ({ item: { number, payments } }: { item: Case }) => {
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
      <ConfirmDialog
        ref={dialog}
        title={t('case.withdrawTitle')}
        text={t('case.withdrawText')}
        yes={t('case.withdrawYes')}
        no={t('case.withdrawNo')}
        busy={busy}
        failure={failure}
        onYes={() => void withdraw()}
      >
        <Fees payments={payments} />
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
      </ConfirmDialog>
    </div>
  );
};

/** What becomes of the fees: a case can be withdrawn only before it is decided, and until then every fee is given back. */
const Fees = ({ payments }: Pick<Case, 'payments'>) => {
  const { t } = useTranslation('hall');
  const told = payments.flatMap(({ id, name, amount, state }) => {
    if (state === 'paid') return [{ id, text: t('case.withdrawRefund', { name, amount: `¥${amount}` }) }];
    if (state === 'due' || state === 'paying')
      return [{ id, text: t('case.withdrawUnpaid', { name, amount: `¥${amount}` }) }];
    return [];
  });
  return told.map(({ id, text }) => <p key={id}>{text}</p>);
};
