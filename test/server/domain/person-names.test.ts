import test from 'ava';
import { personNames } from '../../../server/domain/person-names.ts';

const names: [text: string, persons: string[]][] = [
  ['李明', ['李明']],
  [' 李 明 ', ['李明']],
  ['李\u3000明', ['李明']],
  ['李明科长', ['李明']],
  ['李明（副科长）', ['李明', '副科长']],
  ['李明、王芳；陈强', ['李明', '王芳', '陈强']],
  ['ＬＩ Ming', ['liming']],
  ['李明华', ['李明华']],
  ['主任', ['主任']],
  ['  ', []],
];
for (const [text, persons] of names)
  test(`“${text}” names ${persons.join(' and ') || 'nobody'}`, (t) => t.deepEqual(personNames(text), persons));
