import { useTranslation } from 'react-i18next';
import { hall } from '../i18n/zh/hall.ts';

const { reasons } = hall.case;
const isKnown = (given: string): given is keyof typeof reasons => Object.hasOwn(reasons, given);

/** The special procedures of the law by name; any other reason is said as the hall gives it. */
export function usePauseReason(): (given: string) => string {
  const { t } = useTranslation('hall');
  return (given) => (isKnown(given) ? t(`case.reasons.${given}`) : given);
}
