import { useTranslation } from 'react-i18next';
import { useAmount } from '../../../components/duration.tsx';
import { Light } from '../../../components/light.tsx';
import { usePauseReason } from '../../../components/pause-reason.ts';
import { Day, formatDay } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import type { Case, Clock } from './queries.ts';

/** What the applicant must not miss comes first, then what he waits for: the promise, then the law; the steps of the departments are for the curious. */
const order = ['correction', 'payment', 'promise', 'law', 'initial-review', 'pre-acceptance', 'delivery'];
const rank = ({ kind }: Clock): number => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** Days left in words; each clock says how it came to its date. Of what has ended nothing is left to wait for. */
export const Clocks = ({ item }: { item: Case }) => {
  const { t } = useTranslation('hall');
  const running = item.clocks.filter(({ endedAt }) => endedAt === null).toSorted((a, b) => rank(a) - rank(b));
  const notBegun = item.lawBegins === 'on-acceptance';
  if (item.endedAt !== null || (running.length === 0 && !notBegun)) return null;
  const main = running.filter((clock) => rank(clock) < order.length);
  const steps = running.filter((clock) => rank(clock) === order.length);
  const list = (clocks: readonly Clock[]) => (
    <ul className="clocks">
      {clocks.map((clock) => (
        <ClockEntry key={`${clock.kind}${clock.department}${clock.startedAt}`} clock={clock} lead={item.department} />
      ))}
    </ul>
  );
  return (
    <section className="panel">
      <h2>{t('case.time')}</h2>
      {list(main.length > 0 ? main : steps)}
      {notBegun && <p className="info">{t('case.lawNotBegun')}</p>}
      {main.length > 0 && steps.length > 0 && (
        <details className="folded">
          <summary>{t('case.stepTimes', { count: steps.length })}</summary>
          {list(steps)}
        </details>
      )}
    </section>
  );
};

const ClockEntry = ({ clock, lead }: { clock: Clock; lead: string }) => {
  const { t } = useTranslation('hall');
  const { language, pick } = useLanguage();
  const inWords = useAmount();
  const reasonOf = usePauseReason();
  const used = inWords({ amount: clock.elapsed, unit: clock.unit });
  const left = inWords({ amount: Math.max(0, clock.remaining), unit: clock.unit });
  const pause = clock.pauses.find((each) => each.to === null);
  const all = clock.amount + clock.extension;
  const share = all > 0 ? Math.min(1, clock.elapsed / all) : 1;
  return (
    <li>
      <p className="clock-head">
        <strong>{clock.label}</strong>
        <Light light={clock.light} />
      </p>
      {clock.department && clock.department !== lead && (
        <p className="quiet">{t('case.forDepartment', { department: clock.department })}</p>
      )}
      <div
        className={`clock-bar clock-bar-${clock.light}`}
        role="img"
        aria-label={t('case.bar', { elapsed: used, remaining: left })}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
      <p>{t('case.bar', { elapsed: used, remaining: left })}</p>
      {clock.deadline && (
        <p className="quiet">
          {t('case.deadline')} <Day value={clock.deadline} weekday />
        </p>
      )}
      {pause && <p>{t('case.pauseLine', { from: formatDay(pause.from, language), reason: reasonOf(pause.reason) })}</p>}
      <details>
        <summary>{t('case.explain')}</summary>
        <p>{pick(clock.explanation)}</p>
        {clock.basis && <p className="quiet">{clock.basis}</p>}
        {clock.provisional && <p className="note">{t('case.provisional')}</p>}
      </details>
    </li>
  );
};
