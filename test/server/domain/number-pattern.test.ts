import test from 'ava';
import fc from 'fast-check';
import { isCreditCode } from '../../../server/domain/identity-number.ts';
import {
  composeNumber,
  drawnParts,
  type NumberFacts,
  NumberPattern,
  repeatFaults,
  seriesOf,
} from '../../../server/domain/number-pattern.ts';

const facts = { area: '350121203', date: '2026-11-23', evaluated: () => null } satisfies Omit<NumberFacts, 'drawn'>;
const patternOf = (...parts: unknown[]) => NumberPattern.parse(parts);
/** With the same serial, or other licence's number, wherever one is drawn. */
const made = (pattern: NumberPattern, drawn: number | string = 7, given: Partial<NumberFacts> = {}) =>
  composeNumber(pattern, { ...facts, drawn: new Map(drawnParts(pattern).map((part) => [part, drawn])), ...given });

test('a number is put together part by part', (t) => {
  t.is(made(patternOf('建字第', { area: 6 }, { date: 'YYYY' }, { serial: 5 }, '号')), '建字第350121202600007号');
  t.is(made(patternOf({ area: 2 }, '-', { date: 'YYMM' }, '-', { serial: 3 })), '35-2611-007');
  t.is(made(patternOf({ date: 'YYYYMMDD' }, { serial: 1 }), 123), '20261123123');
  t.is(made(patternOf({ area: 6 }, { licence: 'organisation-code' }), '74381792-7'), '350121743817927');
  t.is(made(patternOf({ value: 'form.kind' }, { serial: 2 }), 7, { evaluated: (text) => `${text.length}` }), '907');
});

test('a check character stands over what is before it, without hyphens', (t) => {
  t.is(made(patternOf('MA', { serial: 6 }, '-', { check: 'gb11714' }), 2), 'MA000002-3');
  t.is(made(patternOf('JY', '2', { area: 6 }, { serial: 6 }, { check: 'mod11-10', from: 2 }), 1), 'JY23501210000011');
  t.is(made(patternOf('A12425GABC', { serial: 7 }, { check: 'mod37-36' }), 1_234_002), 'A12425GABC1234002M');
});

test('an enterprise gets a credit code whose characters 9 to 17 are its organisation code', (t) => {
  const whole = ['91', { area: 6 }, 'MA', { serial: 6 }, { check: 'gb11714', from: 8 }, { check: 'gb32100' }];
  fc.assert(
    fc.property(fc.nat(999_999), (serial) => {
      const code = made(patternOf(...whole), serial);
      t.true(isCreditCode(code), code);
      const organisationCode = made(patternOf('MA', { serial: 6 }, '-', { check: 'gb11714' }), serial);
      t.is(`${code.slice(8, 16)}-${code.charAt(16)}`, organisationCode);
    }),
  );
});

test('a number is refused rather than given wrong', (t) => {
  t.throws(() => made(patternOf({ serial: 2 }), 100), { message: /no room/ });
  t.throws(() => made(patternOf({ value: 'form.kind' }, { serial: 2 })), { message: /没有给出/ });
  t.throws(() => made(patternOf('建', { serial: 2 }, { check: 'mod11-10' })), { message: /校验码/ });
  t.throws(() => made(patternOf({ area: 6 }, { serial: 2 }), 1, { area: '3501' }), { instanceOf: RangeError });
});

test('a series has the name of its item or its own, and of where and when it begins anew', (t) => {
  const of = { itemCode: 'felling', area: '350121203', date: '2026-11-23' };
  t.is(seriesOf({ serial: 6, per: ['year', 'area'] }, of), 'result felling 350121 2026');
  t.is(seriesOf({ serial: 6, per: ['area'], series: 'registration' }, of), 'registration 350121');
  t.is(seriesOf({ serial: 6, per: [], series: 'taiwan-permit' }, of), 'taiwan-permit');
});

test('a pattern whose numbers would repeat is told', (t) => {
  t.deepEqual(repeatFaults(patternOf('L', { serial: 8 })), []);
  t.deepEqual(repeatFaults(patternOf({ area: 6 }, { licence: 'main' })), []);
  t.regex(repeatFaults(patternOf('JY', { area: 6 }))[0] ?? '', /没有顺序号/);
  t.regex(repeatFaults(patternOf({ area: 4 }, { serial: 6, per: ['area'] }))[0] ?? '', /地区/);
  t.regex(repeatFaults(patternOf({ area: 6 }, { serial: 6, per: ['area', 'year'] }))[0] ?? '', /年份/);
});
