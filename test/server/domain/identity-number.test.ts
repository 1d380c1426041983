import test from 'ava';
import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { mod31 } from '../../../server/domain/check-character.ts';
import * as identity from '../../../server/domain/identity-number.ts';

test('an identity number has the right check character and a birth date that exists', (t) => {
  const table: [string, boolean][] = [
    ['11010519491231002X', true],
    ['110105194912310021', false],
    ['11010519491231002x', false],
    ['110105194902300020', false],
    ['11010519491231002', false],
    ['', false],
  ];
  for (const [text, valid] of table) t.is(identity.isIdentityNumber(text), valid, text);
});

test('a credit code has the check character of GB 32100', (t) => {
  t.true(identity.isCreditCode('91350100M000100Y43'));
  t.false(identity.isCreditCode('91350100M000100Y44'));
  t.false(identity.isCreditCode('91350100M0O0100Y43'), 'no letter O');
  t.true(identity.isCreditCode(`N2350121MA0000000${mod31('N2350121MA0000000')}`), 'rural collectives begin with N2');
});

test('credit codes that the number package accepts are accepted, and those with check character 0 besides', (t) => {
  const front = fc.integer({ min: 0, max: 99_999_999 }).map((n) => `91350100M${String(n).padStart(8, '0')}`);
  fc.assert(
    fc.property(front, (text) => {
      const code = text + mod31(text);
      t.true(identity.isCreditCode(code));
      t.is(stdnum['CN']?.['uscc']?.validate(code).isValid, !code.endsWith('0'), code);
    }),
    { numRuns: 500 },
  );
});

test('masked numbers, phones and names keep no more than told', (t) => {
  t.is(identity.maskIdentityNumber('11010519491231002X'), '110*************2X');
  t.is(identity.maskIdentityNumber('91350100M000100Y43'), '91350100M000100Y43', 'an organisation is public');
  t.is(identity.maskIdentityNumber('K1234'), '*****');
  t.is(identity.maskPhone('13812345678'), '138****5678');
  t.is(identity.maskName('王明'), '王*');
  t.is(identity.maskName('王小明'), '王*明');
  t.is(identity.maskName('王'), '*');
});
