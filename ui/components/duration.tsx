import { useTranslation } from 'react-i18next';

type Limit = { amount: number; unit: 'working-day' | 'natural-day' | 'hour' };

/** A time limit in words: 5 个工作日, or 当场办结 where it is nought. */
export const useDuration = () => {
  const { t } = useTranslation('hall');
  const inWords = useAmount();
  return (limit: Limit): string => (limit.amount === 0 ? t('guide.atOnce') : inWords(limit));
};

/** Time used or left in words, at most one decimal: 0 个工作日. */
export const useAmount = () => {
  const { t } = useTranslation('hall');
  return ({ amount, unit }: Limit): string => {
    const count = Math.round(amount * 10) / 10;
    if (unit === 'working-day') return t('guide.working', { count });
    return unit === 'hour' ? t('guide.hour', { count }) : t('guide.natural', { count });
  };
};
