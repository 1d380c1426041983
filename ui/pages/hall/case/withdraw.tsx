import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { useProblemText } from '../../../components/error-state.tsx';
import { formatMoney } from '../../../components/money.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import { type Case, useCaseUpdate } from './queries.ts';

export const Withdraw = ({ item: { number, payments } }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const dialog = useRef<HTMLDialogElement>(null);
  const inWords = useProblemText();
  const update = useCaseUpdate(number);
  const [reason, setReason] = useState('');
  const withdrawal = useMutation({
    mutationFn: async () => {
      const body = reason.trim() ? { reason: reason.trim() } : {};
      await update(await api.post('/api/cases/{number}/withdrawal', { params: { number }, body }));
    },
    onSuccess: () => dialog.current?.close(),
  });
  return (
    <div>
      <Button danger onClick={() => dialog.current?.showModal()}>
        {t('case.withdraw')}
      </Button>
      <ConfirmDialog
        ref={dialog}
        title={t('case.withdrawTitle')}
        text={t('case.withdrawText')}
        yes={t('case.withdrawYes')}
        no={t('case.withdrawNo')}
        busy={withdrawal.isPending}
        failure={withdrawal.error ? inWords(withdrawal.error) : ''}
        onYes={() => withdrawal.mutate()}
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
  const { language } = useLanguage();
  return payments.map(({ id, name, amount, state }) => {
    const fee = { name, amount: formatMoney(amount, language) };
    if (state === 'paid') return <p key={id}>{t('case.withdrawRefund', fee)}</p>;
    if (state === 'due' || state === 'paying') return <p key={id}>{t('case.withdrawUnpaid', fee)}</p>;
    return null;
  });
};
