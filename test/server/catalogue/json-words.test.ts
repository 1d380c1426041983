import test from 'ava';
import { engineFault, xmlFault } from '../../../server/catalogue/checks/engine-words.ts';
import { syntaxFault } from '../../../server/catalogue/feel/feel-faults.ts';
import { jsonFault } from '../../../server/catalogue/json-words.ts';

test('why a text is no JSON is told in Chinese with its line and column', (t) => {
  t.is(jsonFault('{ "a": [1, 2] }'), null);
  t.is(jsonFault(''), '文件是空的');
  t.is(jsonFault('{"a":'), '不是有效的JSON：文件没有写完，缺少括号或者引号');
  t.is(
    jsonFault('{\n  "a": 1,\n}'),
    '不是有效的JSON：第3行第1列（“}”处）应当是带双引号的名称；常见的原因是前一项后面多了逗号',
  );
  t.is(jsonFault('{"a": }'), '不是有效的JSON：第1行第7列（“}”处）写错了');
  t.is(jsonFault('{"a": 1\n "b": 2}'), '不是有效的JSON：第2行第2列（“"”处）缺少逗号或者括号');
});

test('where an expression cannot be read is told in Chinese', (t) => {
  t.is(syntaxFault('=form.area > 20'), null);
  t.is(syntaxFault('=form.area >'), '表达式“=form.area >”有误：结尾没有写完');
  t.is(syntaxFault('=form.area > > 20'), '表达式“=form.area > > 20”有误：从第14个字“> 20”起读不懂');
});

test('why the engine does not take a diagram is told in Chinese by its element, its own words at the end', (t) => {
  const said = "Command rejected:\n'a.bpmn': - Element: visit\n    - ERROR: failed to parse expression '[': x";
  t.deepEqual(engineFault(said, undefined), {
    element: 'visit',
    message: "引擎不接受这张图：元素“visit”表达式写错了（引擎原文：- ERROR: failed to parse expression '[': x）",
  });
});

test('what cannot be read of a diagram is told in Chinese with its place', (t) => {
  t.is(xmlFault('unresolved reference <nobody>'), '引用的“nobody”不存在');
  t.regex(xmlFault('unclosed tag\n\tline: 3\n\tcolumn: 7'), /^XML写错了（原文：unclosed tag）（第4行第8列）$/);
});
