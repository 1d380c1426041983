import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { colour } from '../../../theme.ts';
import type { TrendDays } from '../use-summary.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** For the eye only: the table below it says the same. */
export const TrendChart = ({ days }: { days: TrendDays }) => {
  const { t } = useTranslation('watch');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption({
      animation: !still(),
      grid: { left: 8, right: 8, top: 40, bottom: 8, outerBoundsMode: 'same' },
      legend: { top: 0, left: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ date }) => date.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          name: t('trend.submitted'),
          type: 'bar',
          data: days.map((day) => day.submitted),
          itemStyle: { color: '#9db8dd' },
        },
        { name: t('trend.ended'), type: 'bar', data: days.map((day) => day.ended), itemStyle: { color: colour.blue } },
        {
          name: t('trend.red'),
          type: 'line',
          data: days.map((day) => day.red),
          itemStyle: { color: colour.red },
          lineStyle: { color: colour.red, type: 'dashed' },
          symbol: 'rect',
        },
      ],
    });
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(box.current);
    return () => {
      watcher.disconnect();
      chart.dispose();
    };
  }, [days, t]);
  return <div ref={box} className="trend-chart" aria-hidden="true" />;
};
