import { useQueries } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import type { Answer } from '../../../api/types.ts';
import { Light } from '../../../components/light.tsx';
import { Day, Instant } from '../../../components/time.tsx';
import { type Asked, toBody } from './deadline-form.tsx';
import { explainDays } from './explain-days.ts';

type Props = { asked: Asked; answer: Answer<'post', '/api/deadlines'> };

export const DeadlineAnswer = ({ asked, answer }: Props) => {
  const { t } = useTranslation('watch');
  const { start } = toBody(asked);
  return (
    <div className="deadline-answer">
      <p className="deadline-date">
        {answer.deadline ? <Instant value={answer.deadline} /> : t('deadline.paused')}
        <Light light={answer.light} />
      </p>
      {answer.provisional && <Alert type="warning" showIcon title={t('deadline.provisional')} />}
      <p>
        {t('deadline.rule', { amount: asked.amount, unit: t(`deadline.units.${asked.unit}`) })}{' '}
        <Instant value={start} />
        {t('deadline.startNotCounted')}
      </p>
      {toBody(asked).pauses?.map(({ from, to }) => (
        <p key={from}>
          {t('deadline.pausedFrom')} <Instant value={from} /> – <Instant value={to} none={t('deadline.stillPaused')} />
        </p>
      ))}
      <p>{t('deadline.used', { elapsed: answer.elapsed, remaining: answer.remaining })}</p>
      {answer.deadline && <Skipped from={start} to={answer.deadline} unit={asked.unit} />}
    </div>
  );
};

type SkippedProps = { from: string; to: string; unit: Asked['unit'] };

/** Which days between start and deadline were not counted, and which Saturdays and Sundays were. */
const Skipped = ({ from, to, unit }: SkippedProps) => {
  const { t } = useTranslation('watch');
  const calendars = useCalendars(from, to);
  if (!calendars) return null;
  const { weekendDays, holidays, workdays } = explainDays(from.slice(0, 10), to.slice(0, 10), calendars);
  if (unit !== 'working-day') return <p className="soft">{t('deadline.allCounted')}</p>;
  return (
    <>
      <h3>{t('deadline.skipped')}</h3>
      <ul className="skipped">
        {holidays.map(({ name, first, last, count }) => (
          <li key={first}>
            {name}: <Day value={first} /> – <Day value={last} /> {t('deadline.days', { count })}
          </li>
        ))}
        {weekendDays > 0 && (
          <li>
            {t('deadline.weekend')} {t('deadline.days', { count: weekendDays })}
          </li>
        )}
        {weekendDays === 0 && holidays.length === 0 && <li>{t('deadline.nothingSkipped')}</li>}
      </ul>
      {workdays.length > 0 && (
        <>
          <h3>{t('deadline.madeUp')}</h3>
          <ul className="skipped">
            {workdays.map((date) => (
              <li key={date}>
                <Day value={date} weekday />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
};

function useCalendars(from: string, to: string) {
  const first = Number(from.slice(0, 4));
  const last = Math.min(Number(to.slice(0, 4)), first + 15);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const answers = useQueries({
    queries: years.map((year) => ({
      queryKey: ['watch', 'calendar', year],
      queryFn: () => api.get('/api/calendar/{year}', { params: { year } }),
    })),
  });
  const loaded = answers.flatMap(({ data }) => (data ? [data] : []));
  return loaded.length === years.length ? loaded.flatMap(({ days }) => days) : undefined;
}
