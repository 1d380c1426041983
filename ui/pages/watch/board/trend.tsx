import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Day } from '../../../components/time.tsx';
import type { TrendDays } from '../use-summary.ts';

const TrendChart = lazy(() => import('./trend-chart.tsx').then((module) => ({ default: module.TrendChart })));

/** The last 30 days as a chart, and the same as a table; the chart's library comes after the numbers of the board. */
export const Trend = ({ days }: { days: TrendDays }) => {
  const { t } = useTranslation('watch');
  return (
    <section className="watch-panel watch-panel-trend">
      <h2>{t('trend.title')}</h2>
      {days.length === 0 ? (
        <p className="soft">{t('trend.none')}</p>
      ) : (
        <>
          <Suspense fallback={<div className="trend-chart" />}>
            <TrendChart days={days} />
          </Suspense>
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
