import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListSkeleton } from '../../../components/list-skeleton.tsx';
import { Day } from '../../../components/time.tsx';
import type { TrendDays } from '../use-summary.ts';

const TrendChart = lazy(() => import('./trend-chart.tsx').then((module) => ({ default: module.TrendChart })));

/** The last 30 days as a chart, and the same as a table; the chart's library comes when it is opened. */
export const Trend = ({ days }: { days: TrendDays }) => {
  const { t } = useTranslation('watch');
  const [open, setOpen] = useState(false);
  return (
    <section className="watch-panel watch-panel-trend">
      <h2>{t('trend.title')}</h2>
      {days.length === 0 ? (
        <p className="soft">{t('trend.none')}</p>
      ) : (
        <>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'trend.close' : 'trend.open')}
          </Button>
          {open && (
            <Suspense fallback={<ListSkeleton rows={1} height={280} />}>
              <TrendChart days={days} />
            </Suspense>
          )}
          <TrendTable days={days} />
        </>
      )}
    </section>
  );
};

const TrendTable = ({ days }: { days: TrendDays }) => {
  const { t } = useTranslation('watch');
  return (
    <details className="trend-table">
      <summary>{t('trend.table')}</summary>
      <table className="watch-groups">
        <thead>
          <tr>
            <th scope="col">{t('trend.date')}</th>
            <th scope="col" className="number-cell">
              {t('trend.submitted')}
            </th>
            <th scope="col" className="number-cell">
              {t('trend.ended')}
            </th>
            <th scope="col" className="number-cell">
              {t('trend.red')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ date, submitted, ended, red }) => (
            <tr key={date}>
              <th scope="row">
                <Day value={date} />
              </th>
              <td className="number-cell">{submitted}</td>
              <td className="number-cell">{ended}</td>
              <td className="number-cell">{red}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
