import test from 'ava';
import { findLimit, limitInWords, parseLimit } from '../../../../server/domain/clock/limit.ts';

test('a limit is a number and a unit', (t) => {
  t.deepEqual(parseLimit('3 working-day'), { amount: 3, unit: 'working-day' });
  t.deepEqual(parseLimit(' 2 hour '), { amount: 2, unit: 'hour' });
  t.deepEqual(parseLimit('5 natural-days'), { amount: 5, unit: 'natural-day' });
  t.deepEqual(parseLimit('0.5 working-day'), { amount: 0.5, unit: 'working-day' });
});

test('what is no limit is refused with its text', (t) => {
  for (const text of [
    '',
    '3',
    'working-day',
    '-1 hour',
    '3 days',
    '3working-day',
    '1e3 hour',
    '99999 hour',
    '3 working-day x',
    'P1D',
  ]) {
    t.is(findLimit(text), undefined, text);
    t.throws(() => parseLimit(text), {
      message: `not a time limit: "${text}" (expected e.g. "3 working-day", "2 hour", "5 natural-day")`,
    });
  }
});

test('a limit is told in Chinese and English words', (t) => {
  t.is(limitInWords({ amount: 20, unit: 'working-day' }, 'zh'), '20个工作日');
  t.is(limitInWords({ amount: 1, unit: 'working-day' }, 'en'), '1 working day');
  t.is(limitInWords({ amount: 30, unit: 'natural-day' }, 'en'), '30 calendar days');
  t.is(limitInWords({ amount: 1.26, unit: 'hour' }, 'zh'), '1.3小时');
});
