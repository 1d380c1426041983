import { useTranslation } from 'react-i18next';

const reasons = [
  'hearing',
  'tender',
  'auction',
  'inspection',
  'test',
  'quarantine',
  'appraisal',
  'expert-review',
] as const;

/** The special procedures of the law by name; any other reason is said as the hall gives it. */
export function usePauseReason(): (given: string) => string {
  const { t } = useTranslation('hall');
  return (given) => {
    const known = reasons.find((reason) => reason === given);
    return known ? t(`case.reasons.${known}`) : given;
  };
}
