import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import { Pay } from './pay.tsx';
import { type Payment, useCaseUpdate } from './queries.ts';

const pace = 2000;
const patience = 15;
const isOpen = (payment: Payment): boolean => payment.state === 'due' || payment.state === 'paying';

/** The payer is back from the payment house: the hall asks there until the answer is clear, for half a minute. */
export const Confirmation = ({ number, payment }: { number: string; payment: Payment }) => {
  const { t } = useTranslation('hall');
  const update = useCaseUpdate(number);
  const { data, error, refetch } = useQuery({
    queryKey: ['confirmation', payment.id],
    queryFn: async () => {
      const answer = await api.post('/api/payments/{id}/confirmation', { params: { id: payment.id } });
      if (!isOpen(answer)) await update();
      return answer;
    },
    enabled: isOpen(payment),
    refetchInterval: (query) =>
      (query.state.data && !isOpen(query.state.data)) || query.state.dataUpdateCount >= patience ? false : pace,
    retry: 3,
  });

  if ((data ?? payment).state === 'paid') {
    return (
      <p className="paid" role="status">
        ✓ {t('case.paid')}
      </p>
    );
  }
  const given = error !== null || data?.state === 'due';
  return (
    <div role="status">
      <p>{given ? t('case.confirmLater') : t('case.confirming')}</p>
      {given && (
        <>
          <Button onClick={() => void refetch()}>{t('case.confirmAgain')}</Button>
          <Pay payment={data ?? payment} />
        </>
      )}
    </div>
  );
};
