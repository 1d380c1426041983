import { useTranslation } from 'react-i18next';
import { useAmount } from '../../../components/duration.tsx';
import { Light } from '../../../components/light.tsx';
import { Day, formatDay } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import type { Clock } from './queries.ts';

/** Days left in words, and for whose desk; each clock says how it came to its date. */
export const Clocks = ({ clocks }: { clocks: readonly Clock[] }) => {
  const { t } = useTranslation('hall');
  if (clocks.length === 0) return null;
  const running = clocks.filter((clock) => clock.endedAt === null);
  return (
    <section className="panel">
      <h2>{t('case.time')}</h2>
      <ul className="clocks">
        {(running.length > 0 ? running : clocks).map((clock) => (
          <ClockEntry key={`${clock.kind}${clock.department}${clock.startedAt}`} clock={clock} />
        ))}
      </ul>
    </section>
  );
};

const ClockEntry = ({ clock }: { clock: Clock }) => {
  const { t } = useTranslation('hall');
  const { language, pick } = useLanguage();
  const inWords = useAmount();
  const used = inWords({ amount: clock.elapsed, unit: clock.unit });
  const left = inWords({ amount: Math.max(0, clock.remaining), unit: clock.unit });
  const pause = clock.pauses.find((each) => each.to === null);
  const share = clock.amount > 0 ? Math.min(1, clock.elapsed / clock.amount) : 1;
  return (
    <li>
      <p className="clock-head">
        <strong>{clock.label}</strong>
        {clock.endedAt ? <span className="quiet">{t('case.ended')}</span> : <Light light={clock.light} />}
      </p>
      {clock.department && <p className="quiet">{t('case.forDepartment', { department: clock.department })}</p>}
      {!clock.endedAt && (
        <div
          className={`clock-bar clock-bar-${clock.light}`}
          role="img"
          aria-label={t('case.bar', { elapsed: used, remaining: left })}
        >
          <span style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <p>
        {!clock.endedAt && t('case.bar', { elapsed: used, remaining: left })}
        {clock.deadline && (
          <span className="quiet">
            {' · '}
            {t('case.deadline')} <Day value={clock.deadline} weekday />
          </span>
        )}
      </p>
      {pause && (
        <p>{t('case.pauseLine', { from: formatDay(pause.from, language), reason: reasonOf(pause.reason, t) })}</p>
      )}
      <details>
        <summary>{t('case.explain')}</summary>
        <p>{pick(clock.explanation)}</p>
        {clock.basis && <p className="quiet">{clock.basis}</p>}
        {clock.provisional && <p className="note">{t('case.provisional')}</p>}
      </details>
    </li>
  );
};

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
type Reason = (typeof reasons)[number];

/** The special procedures of the law by name; any other reason is said as the hall gives it. */
const reasonOf = (given: string, t: (key: `case.reasons.${Reason}`) => string): string => {
  const known = reasons.find((reason) => reason === given);
  return known ? t(`case.reasons.${known}`) : given;
};
