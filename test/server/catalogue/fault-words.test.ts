import test from 'ava';
import { z } from 'zod';
import { faultWords } from '../../../server/catalogue/fault-words.ts';

const table: [rule: string, schema: z.ZodType, given: unknown, said: string][] = [
  ['what is missing is told as missing', z.object({ name: z.string() }), {}, '缺少这一项'],
  ['a missing choice too', z.object({ name: z.enum(['a', 'b']) }), {}, '缺少这一项'],
  ['a missing one of several forms too', z.object({ name: z.union([z.string(), z.number()]) }), {}, '缺少这一项'],
  ['a wrong kind is told by the kind that is right', z.string(), 3, '应为文字'],
  ['a fraction where a whole number is due', z.int(), 1.5, '应为整数'],
  ['what is no number', z.coerce.number(), 'x', '应为数字'],
  ['an empty text', z.string().min(1), '', '不能为空'],
  ['a text too short', z.string().min(2), '一', '至少2个字'],
  ['a text too long', z.string().max(3), '一二三四', '至多3个字'],
  ['a number too small', z.number().min(3), 2, '不能小于3'],
  ['a number on the open border', z.number().lt(5), 5, '须小于5'],
  ['a list too short', z.array(z.string()).min(1), [], '至少1项'],
  ['a wrong choice, with those there are', z.enum(['a', 'b']), 'c', '只能是其中之一：a、b'],
  ['a word that is fixed', z.literal('a'), 'c', '只能是a'],
  ['a date, with an example', z.iso.date(), '2020', '应为日期，例如2026-01-31'],
  ['an identifier', z.uuid(), 'q', '应为UUID'],
  ['what there is no place for', z.strictObject({}), { odd: 1 }, '没有这样的内容：odd'],
  ['none of several forms', z.union([z.string(), z.number()]), true, '不合任何一种形式'],
];

for (const [rule, schema, given, said] of table)
  test(`a fault is told in words: ${rule}`, (t) => {
    const { error } = schema.safeParse(given, { error: faultWords });
    t.deepEqual(
      error?.issues.map(({ message }) => message),
      [said],
    );
  });

test("a schema's own words come first", (t) => {
  const { error } = z.string({ error: '请填写姓名' }).safeParse(undefined, { error: faultWords });
  t.is(error?.issues[0]?.message, '请填写姓名');
});
