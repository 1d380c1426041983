import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Light } from '../../../components/light.tsx';
import { usePauseReason } from '../../../components/pause-reason.ts';
import { Day, Instant } from '../../../components/time.tsx';
import { useLanguage } from '../../../i18n/language.ts';
import './clocks.css';
import { type Bar, type Clock, inOrder, layOut } from './clock-scale.ts';
import { useHallNow } from './use-hall-now.ts';

/** Every clock of a case on one axis of days: what ran, what was paused, what is left, and where the law ends. */
export const CaseClocks = ({ clocks }: { clocks: readonly Clock[] }) => {
  const { t } = useTranslation('desk');
  const now = useHallNow();
  if (clocks.length === 0) return <EmptyState title={t('clock.none')} />;
  const sorted = inOrder(clocks);
  const scale = layOut(sorted, now);
  const rows = sorted.map((clock, index) => ({
    clock,
    row: (
      // biome-ignore lint/suspicious/noArrayIndexKey: two departments' steps may have all else in common
      <ClockRow key={`${clock.kind}:${clock.startedAt}:${index}`} clock={clock} bar={scale.bars[index]} scale={scale} />
    ),
  }));
  const ended = rows.filter(({ clock }) => clock.endedAt !== null);
  const running = rows.filter(({ clock }) => clock.endedAt === null);
  return (
    <section className="case-clocks" aria-label={t('tabs.clocks')}>
      <Legend />
      <ul>{running.map(({ row }) => row)}</ul>
      {ended.length > 0 && (
        <details className="case-clocks-ended" open={running.length === 0}>
          <summary>
            {t('clock.endedOnes', { count: ended.length })}
            <Late count={ended.filter(({ clock }) => clock.remaining < 0).length} />
          </summary>
          <ul>{ended.map(({ row }) => row)}</ul>
        </details>
      )}
      <p className="case-clocks-axis" aria-hidden="true">
        <Day value={scale.from} />
        <Day value={scale.to} />
      </p>
    </section>
  );
};

const Late = ({ count }: { count: number }) => {
  const { t } = useTranslation('desk');
  return count > 0 && <span className="fault"> {t('clock.endedLate', { count })}</span>;
};

const PARTS = ['elapsed', 'paused', 'left', 'late'] as const;

const Legend = () => {
  const { t } = useTranslation('desk');
  return (
    <ul className="case-clocks-legend" aria-hidden="true">
      {PARTS.map((part) => (
        <li key={part}>
          <i className={`case-clock-${part}`} /> {t(`clock.${part}`)}
        </li>
      ))}
      <li>
        <i className="case-clock-now" /> {t('clock.now')}
      </li>
      <li>
        <i className="case-clock-law" /> {t('clock.law')}
      </li>
    </ul>
  );
};

type RowProps = { clock: Clock; bar: Bar | undefined; scale: ReturnType<typeof layOut> };

const ClockRow = ({ clock, bar, scale }: RowProps) => {
  const { t } = useTranslation('desk');
  const { pick } = useLanguage();
  const reasonOf = usePauseReason();
  const unit = (count: number) => t(`clock.${clock.unit}`, { count: Math.abs(count) });
  const isOver = clock.remaining < 0;
  const isLate = isOver && !clock.isPeriod;
  const left = t(isLate ? 'clock.lateBy' : isOver ? 'clock.over' : 'clock.leftOf', { of: unit(clock.remaining) });
  return (
    <li className="case-clock" data-ended={clock.endedAt !== null}>
      <p className="case-clock-head">
        <strong>{clock.label}</strong>
        {clock.department && <span>{clock.department}</span>}
        {clock.endedAt ? <span className="soft">{t('clock.ended')}</span> : <Light light={clock.light} />}
        {clock.provisional && <span className="case-clock-provisional">{t('clock.provisional')}</span>}
      </p>
      {bar && (
        <div className="case-clock-bar" aria-hidden="true">
          {bar.map(({ part, from, size }) => (
            <i
              key={`${part}${from}`}
              className={`case-clock-${part}`}
              style={{ left: `${from}%`, width: `${size}%` }}
            />
          ))}
          {scale.law !== null && <i className="case-clock-law" style={{ left: `${scale.law}%` }} />}
          <i className="case-clock-now" style={{ left: `${scale.now}%` }} />
        </div>
      )}
      <p className="case-clock-words">
        <span>{t('clock.used', { used: unit(clock.elapsed), all: unit(clock.amount + clock.extension) })}</span>
        {(!clock.endedAt || isLate) && <span className={isLate ? 'fault' : ''}>{left}</span>}
        <span>
          {clock.paused ? t('clock.noDeadline') : t('clock.until')} <Instant value={clock.deadline} />
        </span>
      </p>
      <p className="soft">{pick(clock.explanation)}</p>
      {clock.pauses.length > 0 && (
        <ul className="case-clock-pauses">
          {clock.pauses.map((pause) => (
            <li key={pause.from}>
              {t('clock.pausedFor', { reason: reasonOf(pause.reason) })}: <Day value={pause.from} /> –{' '}
              <Day value={pause.to} none={t('clock.open')} />
              {pause.expectedEnd && !pause.to && (
                <>
                  {' '}
                  ({t('clock.expected')} <Day value={pause.expectedEnd} />)
                </>
              )}
              <span className="soft"> {pause.basis}</span>
            </li>
          ))}
        </ul>
      )}
      {clock.basis && <p className="soft">{clock.basis}</p>}
    </li>
  );
};
