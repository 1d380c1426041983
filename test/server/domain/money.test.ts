import test from 'ava';
import fc from 'fast-check';
import { fenOf, yuanOf } from '../../../server/domain/money.ts';

test('yuan and fen go both ways without loss', (t) => {
  t.is(yuanOf(6000), '60.00');
  t.is(yuanOf(5), '0.05');
  t.is(yuanOf(-150), '-1.50');
  t.is(fenOf('60'), 6000);
  t.is(fenOf('60.5'), 6050);
  t.is(fenOf('0.1') + fenOf('0.2'), fenOf('0.3'));
  fc.assert(fc.property(fc.integer(), (fen) => t.is(fenOf(yuanOf(fen)), fen)));
});

test('what is no amount is refused and never rounded', (t) => {
  for (const text of ['', '1.005', '1,000', '¥1', '1e3', ' 1', '.5', 'NaN'])
    t.throws(() => fenOf(text), { instanceOf: RangeError }, text);
  for (const fen of [0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])
    t.throws(() => yuanOf(fen), { instanceOf: RangeError });
});
