import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Light, type LightName } from './light.tsx';

type Limited = { light: LightName; daysLeft: number | null };

/** The light of a case or task with the days that are left or overdue. */
export const TimeLeft = ({ of }: { of: Limited }) => {
  const { t } = useTranslation('shell');
  // The hall looks at its clocks in turns: a light may be green still for a moment when its time has passed.
  const late = of.light !== 'paused' && of.light !== 'none' && (of.daysLeft ?? 0) < 0;
  return <Light light={late ? 'red' : of.light} text={inWords(of, t)} />;
};

/**
 * A light may be worse than the days say: a step or a branch is late or near its limit while the whole has days left. Both are
 * said then, for "red, 3 days left" alone would be a riddle.
 */
function inWords({ light, daysLeft }: Limited, t: TFunction<'shell'>): string {
  if (light === 'paused' && daysLeft !== null && daysLeft >= 0) return t('left.paused', { count: daysLeft });
  if (light === 'paused' || light === 'none' || daysLeft === null) return t(`light.${light}`);
  if (daysLeft < 0) return t('left.late', { count: -daysLeft });
  if (light === 'red' && daysLeft > 0) return t('left.stepLate', { count: daysLeft });
  if (light === 'red') return t('light.red');
  if (light === 'yellow' && daysLeft > 1) return t('left.stepNear', { count: daysLeft });
  return daysLeft === 0 ? t('left.today') : t('left.days', { count: daysLeft });
}
