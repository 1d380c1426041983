import test from 'ava';
import { safePath } from '../../ui/pages/hall/sign-in/safe-path.ts';

test('after signing in one comes back to where one was', (t) => {
  for (const path of ['/', '/cases/350102-1?paid=1', '/desk/mine?q=%E6%9E%97#x', '/items/food?back=//elsewhere'])
    t.is(safePath(path), path);
});

test('a link cannot send anybody to another site after signing in', (t) => {
  const elsewhere = [
    '//evil.test',
    '/\\evil.test',
    '/\t/evil.test',
    '/\n\\evil.test',
    '/.//evil.test',
    '/x/..//evil.test',
  ];
  for (const back of [...elsewhere, 'https://evil.test', 'javascript:alert(1)', 'evil.test', '', null])
    t.is(safePath(back), '/', JSON.stringify(back));
});
