import { createHash } from 'node:crypto';
import test from 'ava';
import {
  hashQueryPassword,
  isQueryPassword,
  newQueryPassword,
} from '../../../../server/commands/cases/query-password.ts';

const secret = 'a secret of the hall';

test('what lies in the table opens with the password, and with nothing else', (t) => {
  const number = '35010220261125FBL0000011';
  const password = newQueryPassword();
  t.regex(password, /^[1-9]\d{5}$/);
  const kept = { number, queryPasswordHash: hashQueryPassword(secret, number, password) };
  t.true(isQueryPassword(secret, kept, password));
  t.false(isQueryPassword(secret, kept, `${Number(password) + 1}`));
  t.false(isQueryPassword(secret, kept, ''));
});

test('whoever has the table alone cannot try all passwords on it, nor move one case’s to another', (t) => {
  const queryPasswordHash = hashQueryPassword(secret, 'A', '123456');
  t.not(queryPasswordHash, createHash('sha256').update('123456').digest('hex'));
  t.false(isQueryPassword('another secret', { number: 'A', queryPasswordHash }, '123456'));
  t.false(isQueryPassword(secret, { number: 'B', queryPasswordHash }, '123456'));
  t.false(isQueryPassword(secret, { number: 'A', queryPasswordHash: '' }, '123456'));
});
