import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, newKey } from '../../../api/client.ts';
import { useProblemText } from '../../../components/error-state.tsx';
import { Money } from '../../../components/money.tsx';
import type { Payment } from './queries.ts';

const methods = ['alipay', 'unionpay'] as const;
type Method = (typeof methods)[number];

/** Choosing how to pay and leaving for the payment house, which sends the payer back to the case. */
export const Pay = ({ payment }: { payment: Payment }) => {
  const { t } = useTranslation('hall');
  const inWords = useProblemText();
  const [method, setMethod] = useState<Method>(payment.method ?? 'alipay');
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState('');
  const key = useRef(newKey());

  const leave = async () => {
    setLeaving(true);
    setFailure('');
    try {
      const { payUrl } = await api.post('/api/payments/{id}/checkout', {
        params: { id: payment.id },
        body: { method },
        idempotencyKey: `${key.current}-${method}`,
      });
      window.location.assign(payUrl);
    } catch (error) {
      setFailure(inWords(error));
      setLeaving(false);
      // A refusal is remembered under its key; the next try must be a new one.
      key.current = newKey();
    }
  };

  return (
    <div className="pay">
      <p>
        {payment.name} <Money amount={payment.amount} />
        {payment.basis && <small className="quiet"> {t('case.payBasis', { basis: payment.basis })}</small>}
      </p>
      <fieldset className="choices">
        <legend>{t('case.payWith')}</legend>
        {methods.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name={`pay-${payment.id}`} checked={method === each} onChange={() => setMethod(each)} />
            <span>{t(`case.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {failure && (
        <p className="fault-box" role="alert">
          {failure}
        </p>
      )}
      <Button type="primary" loading={leaving} onClick={() => void leave()}>
        {t('case.pay', { amount: `¥${payment.amount}` })}
      </Button>
    </div>
  );
};
