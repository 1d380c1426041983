import test from 'ava';
import chineseDays from 'chinese-days';
import { readNotice } from '../../ui/pages/watch/calendar/read-notice.ts';
import { explainDays } from '../../ui/pages/watch/deadlines/explain-days.ts';

const NOTICE_2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

test('the notice of 2026 gives the same working days as the holiday package', (t) => {
  const { days, doubts } = readNotice(NOTICE_2026, 2026);
  t.deepEqual(doubts, []);
  const known = new Map(days.map(({ date, kind }) => [date, kind]));
  for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2027, 0, 1); time += 86_400_000) {
    const date = new Date(time).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(time).getUTCDay());
    const works = known.get(date) === 'workday' || (!known.has(date) && !weekend);
    t.is(works, chineseDays.isWorkday(date), date);
  }
  t.is(days.find(({ date }) => date === '2026-02-17')?.name, '春节');
});

test('a weekday that does not fit its date is told', (t) => {
  const { doubts } = readNotice('1月1日（周五）放假。', 2026);
  t.deepEqual(doubts, [{ kind: 'weekday', date: '2026-01-01', said: '五' }]);
});

test('plain lines are read, and what is not understood is told', (t) => {
  const { days, doubts } = readNotice('2027-01-01 元旦\n2027-02-07 上班\n3月32日 放假', 2027);
  t.deepEqual(
    days.map(({ date, kind, name }) => [date, kind, name]),
    [
      ['2027-01-01', 'holiday', '元旦'],
      ['2027-02-07', 'workday', '调休上班'],
    ],
  );
  t.deepEqual(doubts, [{ kind: 'unread', text: '3月32日 放假' }]);
});

test('days of another year are left out and told', (t) => {
  const { days, doubts } = readNotice('一、元旦：2022年12月31日（周六）至2023年1月2日（周一）放假调休，共3天。', 2023);
  t.deepEqual(
    days.map(({ date }) => date),
    ['2023-01-01', '2023-01-02'],
  );
  t.deepEqual(doubts, [{ kind: 'year', date: '2022-12-31' }]);
});

test('a deadline is explained by the days that were not counted', (t) => {
  const { days } = readNotice(NOTICE_2026, 2026);
  const explained = explainDays('2026-09-29', '2026-10-12', days);
  t.deepEqual(explained.holidays, [{ name: '国庆节', first: '2026-10-01', last: '2026-10-07', count: 7 }]);
  t.deepEqual(explained.workdays, ['2026-10-10']);
  t.is(explained.weekendDays, 1);
});
