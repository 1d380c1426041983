import test from 'ava';
import { readAnswers } from '../../ui/components/form/read-answers.ts';
import { unsentText } from '../../ui/pages/desk/case/unsent-text.ts';
import { type Clock, inOrder, layOut } from '../../ui/pages/desk/parts/clock-scale.ts';

const words = { yes: '是', no: '否', and: '、' };

test('answers are shown by their labels, chosen values by their names', (t) => {
  const schema = {
    components: [
      { type: 'textfield', key: 'name', label: '经营者名称' },
      { type: 'select', key: 'kind', label: '主体业态', values: [{ label: '餐饮服务', value: 'catering' }] },
      { type: 'checkbox', key: 'online', label: '网络经营' },
      { type: 'text', text: '# 说明' },
    ],
  };
  const [section, ...others] = readAnswers(schema, { name: '闽越', kind: 'catering', online: false }, words);
  t.deepEqual(
    section?.rows.map(({ label, value }) => [label, value]),
    [
      ['经营者名称', '闽越'],
      ['主体业态', '餐饮服务'],
      ['网络经营', '否'],
    ],
  );
  t.is(others.length, 0);
});

test('a list of entries becomes a table', (t) => {
  const schema = {
    components: [
      {
        type: 'dynamiclist',
        path: 'shareholders',
        label: '股东',
        components: [{ type: 'number', key: 'share', label: '比例' }],
      },
    ],
  };
  const [section] = readAnswers(schema, { shareholders: [{ share: 60 }, { share: 40 }] }, words);
  t.is(section?.title, '股东');
  t.deepEqual(
    section?.table?.lines.map(({ cells }) => cells[0]?.value),
    ['60', '40'],
  );
});

test('what comes after a list does not belong to it', (t) => {
  const list = { type: 'dynamiclist', path: 'shareholders', label: '股东', components: [] };
  const schema = { components: [list, { type: 'textfield', key: 'head', label: '法定代表人' }] };
  const sections = readAnswers(schema, { shareholders: [], head: '林晓燕' }, words);
  t.deepEqual(
    sections.map(({ title, rows }) => [title, rows.map(({ value }) => value)]),
    [
      ['股东', []],
      ['', ['林晓燕']],
    ],
  );
});

test('an answer whose field the schema has lost is still shown', (t) => {
  const sections = readAnswers({ components: [] }, { old: '旧内容' }, words);
  t.deepEqual(
    sections.flatMap(({ rows }) => rows.map(({ label, value }) => [label, value])),
    [['old', '旧内容']],
  );
});

test('answers within a group are shown under its heading', (t) => {
  const schema = {
    components: [
      { type: 'group', label: '场所', components: [{ type: 'textfield', key: 'address', label: '地址' }] },
      { type: 'textfield', key: 'note', label: '备注' },
    ],
  };
  const sections = readAnswers(schema, { address: '上街镇', note: '无' }, words);
  t.deepEqual(
    sections.map(({ title, rows }) => [title, rows.map(({ value }) => value)]),
    [
      ['场所', ['上街镇']],
      ['', ['无']],
    ],
  );
});

test('what was typed and not sent is one text to copy: opinion, corrections, and answers by their labels', (t) => {
  const form = { components: [{ type: 'textarea', key: 'facts', label: '审查认定的事实' }] };
  const task = { form, correctable: [{ code: 'plan', name: '平面图' }] };
  const empty = { opinion: '', form: null, corrections: [], savedAt: 1 };
  const corrections = [{ material: 'plan', problem: '缺比例尺' }];
  const draft = { ...empty, opinion: ' 不符合 ', corrections, form: { facts: '面积不足' } };
  t.is(unsentText(task, draft, words), '不符合\n1. 平面图：缺比例尺\n审查认定的事实：面积不足');
  t.is(unsentText(task, { ...empty, form: { facts: '' } }, words), '', 'an empty form is nothing to keep');
});

const buildClock = (change: Partial<Clock>): Clock => ({
  kind: 'law',
  label: '法定期限',
  basis: null,
  department: null,
  amount: 5,
  unit: 'working-day',
  extension: 0,
  isPeriod: false,
  startedAt: '2026-11-02T00:00:00+08:00',
  deadline: '2026-11-09T23:59:00+08:00',
  endedAt: null,
  elapsed: 1,
  remaining: 4,
  paused: false,
  pauses: [],
  light: 'green',
  provisional: false,
  explanation: { zh: '', en: '' },
  ...change,
});
const at = (instant: string) => Date.parse(instant);
const partsOf = (clock: Clock, now: string) => layOut([clock], at(now)).bars[0]?.map(({ part }) => part);

test('a running clock shows what has elapsed and what is left', (t) => {
  t.deepEqual(partsOf(buildClock({}), '2026-11-04T10:00:00+08:00'), ['elapsed', 'left']);
});

test('a clock past its deadline shows the time it is late', (t) => {
  t.deepEqual(partsOf(buildClock({}), '2026-11-12T10:00:00+08:00'), ['elapsed', 'late']);
});

test('an open pause runs up to now and leaves no deadline to draw', (t) => {
  const pauses = [{ from: '2026-11-03T09:00:00+08:00', to: null, reason: '专家评审', basis: '', expectedEnd: null }];
  const clock = buildClock({ deadline: null, paused: true, pauses });
  t.deepEqual(partsOf(clock, '2026-11-06T10:00:00+08:00'), ['elapsed', 'paused']);
});

test('every piece lies on the axis that all clocks of the case share', (t) => {
  const clocks = [buildClock({}), buildClock({ kind: 'step', startedAt: '2026-11-05T09:00:00+08:00' })];
  const { bars, now, law } = layOut(clocks, at('2026-11-06T10:00:00+08:00'));
  for (const { from, size } of bars.flat()) t.true(from >= 0 && size > 0 && from + size <= 100);
  t.true(now > 0 && law !== null && law > now);
});

test('the limits of the whole case come first, what has ended comes last', (t) => {
  const ended = buildClock({ kind: 'pre-acceptance', endedAt: '2026-11-03T09:00:00+08:00' });
  const clocks = [ended, buildClock({ kind: 'step' }), buildClock({ kind: 'promise' }), buildClock({})];
  t.deepEqual(
    inOrder(clocks).map(({ kind }) => kind),
    ['law', 'promise', 'step', 'pre-acceptance'],
  );
});
