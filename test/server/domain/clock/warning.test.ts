import test from 'ava';
import { calendarFrom } from '../../../../server/domain/clock/calendar.ts';
import { type ClockInput, reckon } from '../../../../server/domain/clock/legal-clock.ts';
import type { LightPolicy } from '../../../../server/domain/clock/light.ts';
import { officialCalendar } from '../../../../server/domain/clock/official-calendar.ts';
import {
  type ClockFacts,
  type ConductFacts,
  clockWarning,
  conductWarnings,
  type WarningLevel,
  type WarningRule,
} from '../../../../server/domain/clock/warning.ts';
import { instantOf } from '../../../../server/domain/clock/zone.ts';

/** 提示信号 one working day before the limit; two hours before a short one. */
const usualLightPolicy: LightPolicy = { yellowDaysLeft: 1, yellowHoursLeft: 2 };

const { days, years } = officialCalendar();
const calendar = calendarFrom(days, years);
const at = (date: string, time = '10:00') => instantOf(date, time);

function warningOn(date: string, kind: ClockFacts['kind'], more: Partial<ClockInput> = {}) {
  const now = at(date);
  const input: ClockInput = { calendar, start: at('2026-11-23'), amount: 5, unit: 'working-day', ...more };
  return clockWarning({ name: kind, kind, reckoning: reckon(input, now) }, usualLightPolicy, now);
}

test('a clock is reminded of one working day before, then a step makes a yellow card and a limit a red one', (t) => {
  const table: [string, ClockFacts['kind'], WarningRule | undefined, WarningLevel | undefined][] = [
    ['2026-11-26', 'promise', undefined, undefined],
    ['2026-11-27', 'promise', 'near-deadline', 'reminder'],
    ['2026-11-30', 'step', 'near-deadline', 'reminder'],
    ['2026-12-01', 'step', 'step-overdue', 'yellow'],
    ['2026-12-01', 'law', 'clock-overdue', 'red'],
    ['2026-12-01', 'promise', 'clock-overdue', 'red'],
    ['2026-12-01', 'supplementary', 'clock-overdue', 'red'],
  ];
  for (const [date, kind, rule, level] of table) {
    const warning = warningOn(date, kind);
    t.is(warning?.rule, rule, `${date} ${kind}`);
    t.is(warning?.level, level, `${date} ${kind}`);
  }
});

test('a pause before the end makes no warning, a pause after it takes none back', (t) => {
  t.is(warningOn('2027-06-01', 'law', { pauses: [{ from: at('2026-11-30'), to: null }] }), undefined);
  t.is(warningOn('2027-06-01', 'law', { pauses: [{ from: at('2026-12-01'), to: null }] })?.level, 'red');
});

const orderly: ConductFacts = {
  correctionNotices: [],
  pauses: [],
  steps: [],
  endedInTime: false,
  refusal: null,
  rejection: null,
  visits: { made: 0, allowed: 0, online: true },
};
const rules = (facts: Partial<ConductFacts>, date = '2026-12-10') =>
  conductWarnings({ ...orderly, ...facts }, at(date)).map((warning) => `${warning.rule} ${warning.subject}`.trim());

test('an orderly case has no warnings', (t) => {
  const pause = {
    reason: '专家评审',
    from: at('2026-12-01'),
    to: null,
    notifiedTo: at('2026-12-10'),
    document: '12号',
  };
  const steps = [{ name: '审查', unit: 'working-day' as const, elapsed: 3, total: 3 }];
  t.deepEqual(
    rules({
      correctionNotices: [['plan']],
      pauses: [pause],
      steps,
      endedInTime: true,
      refusal: { reason: '不予许可：场所不符', name: '不予许可' },
    }),
    [],
  );
});

test('a second correction notice is noted, and what it names anew is a breach', (t) => {
  t.deepEqual(rules({ correctionNotices: [['plan', 'list'], ['plan']] }), ['repeated-correction 2']);
  t.deepEqual(rules({ correctionNotices: [['plan'], ['plan', 'list']] }), [
    'repeated-correction 2',
    'correction-not-at-once list',
  ]);
});

test('a pause needs its document and ends by the day notified', (t) => {
  const pause = { reason: '鉴定', from: at('2026-12-01'), to: null, notifiedTo: at('2026-12-10'), document: '12号' };
  t.deepEqual(rules({ pauses: [{ ...pause, document: null }] }), ['pause-without-document 鉴定']);
  t.deepEqual(rules({ pauses: [pause] }, '2026-12-11'), ['pause-too-long 鉴定']);
  t.deepEqual(rules({ pauses: [{ ...pause, to: at('2026-12-10', '17:00') }] }, '2026-12-31'), []);
});

test('a step over its limit is noted even if the whole was in time', (t) => {
  const steps = [{ name: '审查', unit: 'working-day' as const, elapsed: 4, total: 3 }];
  t.deepEqual(rules({ steps, endedInTime: true }), ['step-exceeded-in-time 审查']);
  t.deepEqual(rules({ steps, endedInTime: false }), []);
});

test('a refusal without a reason is a breach', (t) => {
  for (const reason of ['  ', '不予许可', '不予许可。'])
    t.deepEqual(rules({ refusal: { reason, name: '不予许可' } }), ['refused-without-reason'], reason);
});

test('what passed the pre-review with nothing missing and is not accepted is noted, unless it is another organ’s matter', (t) => {
  const qualified = { passed: true, complete: true, elsewhere: false };
  t.deepEqual(rules({ rejection: qualified }), ['qualified-not-accepted']);
  for (const lawful of [{ passed: false }, { complete: false }, { elsewhere: true }])
    t.deepEqual(rules({ rejection: { ...qualified, ...lawful } }), [], JSON.stringify(lawful));
});

test('a visit more than the guide says is noted, and any at all where all is done online is a breach', (t) => {
  t.deepEqual(rules({ visits: { made: 1, allowed: 1, online: false } }), []);
  t.deepEqual(rules({ visits: { made: 2, allowed: 1, online: false } }), ['trips-exceeded 2']);
  t.deepEqual(rules({ visits: { made: 1, allowed: 0, online: true } }), ['handled-offline 1']);
});
