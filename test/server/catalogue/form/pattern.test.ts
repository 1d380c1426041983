import test from 'ava';
import { checkForm } from '../../../../server/catalogue/form/form-check.ts';
import { FormSchema } from '../../../../server/catalogue/form/form-schema.ts';
import { fitsPattern, getsStuck } from '../../../../server/catalogue/form/pattern.ts';

const limitMs = 2_000;
const nearly = `${'a'.repeat(60)}!`;
const endless = ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(a*)*b', '^(\\w+\\s?)*$', '^a+a+a+a+a+a+a+a+b$'];

for (const pattern of endless) {
  test(`a pattern that does not come to an end holds up nobody: ${pattern}`, (t) => {
    const from = performance.now();
    t.is(fitsPattern(pattern, nearly), undefined);
    const form = FormSchema.parse({
      type: 'default',
      components: [{ type: 'textfield', key: 'a', validate: { pattern } }],
    });
    t.notThrows(() => checkForm(form, { a: nearly }));
    t.true(performance.now() - from < limitMs);
  });
}

test('a designer is told of a pattern that gets stuck, and not of an honest one', (t) => {
  for (const pattern of endless) t.true(getsStuck(pattern), pattern);
  const honest = [
    '^1[3-9]\\d{9}$',
    '^[A-Z]+( [A-Z]+)*$',
    '^[0-9A-Z]{8}-?[0-9X]$',
    '^(19|20)\\d{2}(0[1-9]|1[0-2])$',
    '(',
  ];
  for (const pattern of honest) t.false(getsStuck(pattern), pattern);
});

test('a pattern is held to as the browser holds to it', (t) => {
  t.true(fitsPattern('^[A-Z]+( [A-Z]+)*$', 'LIN XIAO YAN'));
  t.false(fitsPattern('^[A-Z]+( [A-Z]+)*$', 'LIN  XIAO'));
  t.true(fitsPattern('^1[3-9]\\d{9}$', '13800000001'));
  t.false(fitsPattern('^1[3-9]\\d{9}$', '1380000000'));
  t.is(fitsPattern('(', 'a'), undefined);
});

test('blanks around a text do not carry more than a text may hold', (t) => {
  const form = FormSchema.parse({ type: 'default', components: [{ type: 'textfield', key: 'a' }] });
  t.deepEqual(checkForm(form, { a: `林${' '.repeat(20_000)}` }), [{ pointer: '/a', message: '最多 10000 个字' }]);
});
