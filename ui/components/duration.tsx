import { useTranslation } from 'react-i18next';

type Limit = { amount: number; unit: 'working-day' | 'natural-day' | 'hour' };

/** A time limit in words: 5 个工作日. */
export const useDuration = () => {
  const { t } = useTranslation('hall');
  return ({ amount, unit }: Limit): string => {
    if (amount === 0) return t('guide.atOnce');
    const count = amount;
    if (unit === 'working-day') return t('guide.working', { count });
    return unit === 'hour' ? t('guide.hour', { count }) : t('guide.natural', { count });
  };
};
