import test from 'ava';
import fc from 'fast-check';
import { mod11and10, mod11minus2, mod37and36 } from '../../../server/domain/check-character.ts';
import * as numbers from '../../../server/domain/numbers.ts';

test('check characters are those of the standards', (t) => {
  t.is(mod37and36('A12425GABC1234002'), 'M');
  t.is(mod11and10('0794'), '5');
  t.is(mod11minus2('11010519491231002'), 'X');
  t.throws(() => mod11and10('12A'), { instanceOf: RangeError });
});

test('a case number tells area, day, item and serial, and betrays a mistyped character', (t) => {
  const number = numbers.caseNumber({ area: '350121', date: '2026-11-23', item: 'FBL', serial: 12 });
  t.regex(number, /^35012120261123FBL000012[0-9A-Z]$/);
  const isSound = (text: string) => mod37and36(text.slice(0, -1)) === text.slice(-1);
  t.true(isSound(number));
  fc.assert(
    fc.property(
      fc.nat(number.length - 1),
      fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      (at, character) => {
        const typed = number.slice(0, at) + character + number.slice(at + 1);
        t.is(isSound(typed), typed === number);
      },
    ),
  );
  t.throws(() => numbers.caseNumber({ area: '350121', date: '2026-11-23', item: 'fbl', serial: 12 }), {
    instanceOf: RangeError,
  });
  t.throws(() => numbers.caseNumber({ area: '350121', date: '2026-11-23', item: 'FBL', serial: 1_000_000 }), {
    message: /no room/,
  });
});

test('a document number has the organ, the kind, the year and the serial', (t) => {
  t.is(
    numbers.documentNumber({ organWord: '闽侯市监', kind: 'acceptance-notice', year: 2026, serial: 12 }),
    '闽侯市监许受〔2026〕12号',
  );
});

test('a licence identifier carries its check character', (t) => {
  const id = numbers.licenceIdentifier({
    type: '11100000000013338W011',
    issuer: '91350100M000100Y43',
    serial: 'JY23501210000071',
    version: 1,
  });
  t.regex(id, /^1\.2\.156\.3005\.2\.11100000000013338W011\.91350100M000100Y43\.JY23501210000071\.001\.[0-9A-Z]$/);
  const [check = '', ...before] = id.split('.').slice(5).toReversed();
  t.is(check, mod37and36(before.toReversed().join('')));
  t.throws(() => numbers.licenceIdentifier({ type: 'A', issuer: '91350100M000100Y44', serial: '1', version: 1 }), {
    message: /credit code/,
  });
});
