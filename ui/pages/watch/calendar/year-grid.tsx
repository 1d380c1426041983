import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/language.ts';
import type { NoticeDay } from './read-notice.ts';

type Props = { year: number; days: readonly NoticeDay[] };
type Cell = { date: string; day: number; kind: 'holiday' | 'workday' | 'weekend' | 'plain'; name: string };

/** Twelve months: shape and word beside each special day, so that colour alone says nothing. */
export const YearGrid = ({ year, days }: Props) => {
  const { t } = useTranslation('watch');
  const known = new Map(days.map((day) => [day.date, day]));
  return (
    <section aria-label={t('calendar.grid', { year })}>
      <p className="calendar-legend">
        <span className="watch-day watch-day-holiday">{t('calendar.restMark')}</span> {t('calendar.holiday')}
        <span className="watch-day watch-day-workday">{t('calendar.workMark')}</span> {t('calendar.workday')}
        <span className="watch-day watch-day-weekend">6</span> {t('calendar.weekend')}
      </p>
      <div className="watch-months">
        {Array.from({ length: 12 }, (_, month) => month + 1).map((month) => (
          <Month key={month} year={year} month={month} known={known} />
        ))}
      </div>
    </section>
  );
};

type MonthProps = { year: number; month: number; known: ReadonlyMap<string, NoticeDay> };

const Month = ({ year, month, known }: MonthProps) => {
  const { language } = useLanguage();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const format = (options: Intl.DateTimeFormatOptions, date: string) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(date));
  const weeks = weeksOf(year, month, known);
  return (
    <table className="watch-month">
      <caption>{format({ month: 'long' }, dateOf(year, month, 1))}</caption>
      <thead>
        <tr>
          {MONDAY_WEEK.map((date) => (
            <th key={date} scope="col">
              <abbr title={format({ weekday: 'long' }, date)}>{format({ weekday: 'narrow' }, date)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((cell) => cell)?.date}>
            {week.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place in the week is what a cell is
              <td key={index}>{cell && <DayCell cell={cell} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const DayCell = ({ cell }: { cell: Cell }) => {
  const { t } = useTranslation('watch');
  const mark = cell.kind === 'holiday' ? t('calendar.restMark') : cell.kind === 'workday' ? t('calendar.workMark') : '';
  return (
    <span className={`watch-day watch-day-${cell.kind}`} title={cell.name || undefined}>
      {cell.day}
      {mark && <small>{mark}</small>}
      {cell.name && <span className="visually-hidden">{cell.name}</span>}
    </span>
  );
};

/** A week that begins on Monday, to take the names of the weekdays from. */
const MONDAY_WEEK = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2024-01-${day}`);

const dateOf = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

function weeksOf(year: number, month: number, known: ReadonlyMap<string, NoticeDay>): (Cell | null)[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const offset = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const cells = Array.from({ length: Math.ceil((offset + length) / 7) * 7 }, (_, index) => {
    const day = index - offset + 1;
    return day < 1 || day > length ? null : cellOf(year, month, day, known);
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function cellOf(year: number, month: number, day: number, known: ReadonlyMap<string, NoticeDay>): Cell {
  const date = dateOf(year, month, day);
  const special = known.get(date);
  if (special) return { date, day, kind: special.kind, name: special.name };
  const weekday = new Date(date).getUTCDay();
  return { date, day, kind: weekday === 0 || weekday === 6 ? 'weekend' : 'plain', name: '' };
}
