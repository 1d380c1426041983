import test from 'ava';
import fc from 'fast-check';
import { mod11and10, mod11minus2, mod37and36 } from '../../../server/domain/check-character.ts';
import * as enterprise from '../../../server/domain/enterprise-numbers.ts';
import { isCreditCode } from '../../../server/domain/identity-number.ts';
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
  t.true(numbers.isCaseNumber(number));
  fc.assert(
    fc.property(
      fc.nat(number.length - 1),
      fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      (at, character) => {
        const typed = number.slice(0, at) + character + number.slice(at + 1);
        t.is(numbers.isCaseNumber(typed), typed === number);
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

test('a food licence number is JY and 14 digits', (t) => {
  const number = numbers.foodLicenceNumber({ form: 'caterer', area: '350121', serial: 7 });
  t.regex(number, /^JY2350121000007\d$/);
  t.true(numbers.isFoodLicenceNumber(number));
  t.false(numbers.isFoodLicenceNumber(`${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`));
});

test('a project code has 24 characters', (t) => {
  const code = numbers.projectCode({ date: '2026-11-23', area: '350121', department: '04', type: '01', random: 12345 });
  t.regex(code, /^2611-350121-04-01-12345\d$/);
  t.is(code.length, 24);
  t.true(numbers.isProjectCode('2611-350121-04-01-123456'));
  t.false(numbers.isProjectCode('2611-350121-0401-123456'));
});

test('a licence identifier carries its check character', (t) => {
  const id = numbers.licenceIdentifier({
    type: '11100000000013338W011',
    issuer: '91350100M000100Y43',
    serial: 'JY23501210000071',
    version: 1,
  });
  t.regex(id, /^1\.2\.156\.3005\.2\.11100000000013338W011\.91350100M000100Y43\.JY23501210000071\.001\.[0-9A-Z]$/);
  t.true(numbers.isLicenceIdentifier(id));
  t.false(numbers.isLicenceIdentifier(id.replace('.001.', '.002.')));
  t.throws(() => numbers.licenceIdentifier({ type: 'A', issuer: '91350100M000100Y44', serial: '1', version: 1 }), {
    message: /credit code/,
  });
});

test('an enterprise gets a credit code whose characters 9 to 17 are its organisation code', (t) => {
  fc.assert(
    fc.property(fc.nat(999_999), (serial) => {
      const organisationCode = enterprise.organisationCode(serial);
      t.true(enterprise.isOrganisationCode(organisationCode));
      const code = enterprise.creditCode({ area: '350102', organisationCode });
      t.true(isCreditCode(code), code);
      t.is(enterprise.organisationCodeOf(code), organisationCode);
    }),
  );
  t.is(enterprise.taxRegistrationNumber({ area: '350102', organisationCode: '74381792-7' }), '350102743817927');
  t.throws(() => enterprise.organisationCode(1_000_000), { message: /no room/ });
});

test('older numbers of enterprises, permits and cards have their forms', (t) => {
  t.regex(enterprise.registrationNumber({ area: '350102', serial: 7 }), /^35010200000007\d$/);
  t.is(numbers.planningPermitNumber({ area: '350121', year: 2026, serial: 7 }), '建字第350121202600007号');
  t.is(numbers.travelPermitNumber(7), 'L00000007');
});

test('the organisation code is characters 9 to 17 of the credit code', (t) => {
  t.is(enterprise.organisationCodeOf('91350100M000100Y43'), 'M000100Y-4');
  t.true(enterprise.isOrganisationCode('74381792-7'));
  t.true(enterprise.isOrganisationCode('M000100Y-4'));
  t.false(enterprise.isOrganisationCode('74381792-8'));
});
