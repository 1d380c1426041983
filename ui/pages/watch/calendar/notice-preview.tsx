import { useTranslation } from 'react-i18next';
import { Day } from '../../../components/time.tsx';
import type { Doubt, Notice, NoticeDay } from './read-notice.ts';

/** What was understood from the pasted text, and what was not. */
export const NoticePreview = ({ notice, year }: { notice: Notice; year: number }) => {
  const { t } = useTranslation('watch');
  const of = (kind: NoticeDay['kind']) => notice.days.filter((day) => day.kind === kind);
  return (
    <div className="notice-preview" aria-live="polite">
      <p>{t('calendar.read', { holidays: of('holiday').length, workdays: of('workday').length })}</p>
      <ul>
        {runsOf(notice.days).map(({ first, last, name, kind, length }) => (
          <li key={first}>
            <span className={`watch-day watch-day-${kind}`}>
              {t(kind === 'holiday' ? 'calendar.restMark' : 'calendar.workMark')}
            </span>
            <Day value={first} weekday />
            {last !== first && (
              <>
                {' – '}
                <Day value={last} weekday />
              </>
            )}{' '}
            {name} {length > 1 && <span className="soft">{t('calendar.length', { count: length })}</span>}
          </li>
        ))}
      </ul>
      {notice.doubts.map((doubt) => (
        <p key={JSON.stringify(doubt)} className="fault">
          <DoubtText doubt={doubt} year={year} />
        </p>
      ))}
    </div>
  );
};

const DoubtText = ({ doubt, year }: { doubt: Doubt; year: number }) => {
  const { t } = useTranslation('watch');
  if (doubt.kind === 'weekday') return t('calendar.doubt.weekday', { date: doubt.date, said: doubt.said });
  if (doubt.kind === 'year') return t('calendar.doubt.year', { date: doubt.date, year });
  return t('calendar.doubt.unread', { text: doubt.text });
};

type Run = { first: string; last: string; name: string; kind: NoticeDay['kind']; length: number };

function runsOf(days: readonly NoticeDay[]): Run[] {
  const runs: Run[] = [];
  for (const { date, name, kind } of days) {
    const run = runs.at(-1);
    if (run && run.name === name && run.kind === kind && isNext(run.last, date)) {
      run.last = date;
      run.length += 1;
    } else runs.push({ first: date, last: date, name, kind, length: 1 });
  }
  return runs;
}

const isNext = (before: string, after: string) => Date.parse(after) - Date.parse(before) === 86_400_000;
