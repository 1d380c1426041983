import test from 'ava';
import { appealDays } from '../../../server/domain/appeal-days.ts';
import { calendarFrom } from '../../../server/domain/clock/calendar.ts';

const calendar = calendarFrom([], []);

test('sixty days and six months are counted from the day after, and a last day off goes on to the next working day', (t) => {
  // 60 days after 24 November is Saturday 23 January, and a Monday follows.
  t.deepEqual(appealDays('2026-11-24', calendar), { reconsiderBy: '2027-01-25', sueBy: '2027-05-24' });
  t.deepEqual(appealDays('2026-11-23', calendar), { reconsiderBy: '2027-01-22', sueBy: '2027-05-24' });
});

test('where the sixth month is shorter, its last day is the last', (t) => {
  t.is(appealDays('2026-08-31', calendar).sueBy, '2027-03-01', 'Sunday 28 February goes on to Monday');
  t.is(appealDays('2027-08-31', calendar).sueBy, '2028-02-29');
  t.is(appealDays('2026-12-31', calendar).sueBy, '2027-06-30');
});
