import test from 'ava';
import { ApiProblem } from '../../ui/api/problem.ts';
import { labelAt } from '../../ui/components/form/label-at.ts';
import { schemaIn } from '../../ui/components/form/schema-language.ts';
import { emptyApplication, restore } from '../../ui/pages/hall/apply/application.ts';
import { bodyOf } from '../../ui/pages/hall/apply/body.ts';
import { faultsOf, ofForm, without } from '../../ui/pages/hall/apply/faults.ts';
import { stepAt } from '../../ui/pages/hall/apply/steps/steps.ts';

const profile = {
  kind: 'person' as const,
  name: '林晓燕',
  certificateType: 'SF',
  certificateNumber: '3501**********1029',
  phone: '138****0001',
  address: '福州市鼓楼区示例路1号',
};

test('a masked phone number is asked for instead of being sent back masked', (t) => {
  t.is(emptyApplication(profile, '').phone, '');
  t.is(emptyApplication({ ...profile, phone: '13800000001' }, '').phone, '13800000001');
});

test('a draft of another shape is taken as far as it fits', (t) => {
  const empty = emptyApplication(profile, '350102');
  t.deepEqual(restore(null, null, empty), empty);
  t.deepEqual(
    restore({ phone: 5, form: [], materials: { a: { mode: 'gone' } }, delivery: { method: 'pigeon' } }, null, empty),
    empty,
  );
  const saved = {
    ...empty,
    phone: '13800000001',
    materials: { plan: { mode: 'upload' as const, fileId: 'f', name: 'p.pdf', size: 3 } },
  };
  t.deepEqual(restore(JSON.parse(JSON.stringify(saved)), '350121', empty), { ...saved, area: '350121' });
});

test('fields left empty are not sent', (t) => {
  const application = {
    ...emptyApplication(profile, '350102'),
    form: { name: '', area: null, open: false, list: [{ a: 1, b: '' }] },
  };
  t.deepEqual(bodyOf('food', profile, application).form, { open: false, list: [{ a: 1 }] });
});

test('a fault of a material leads to its card, however the hall counts it', (t) => {
  const materials = { plan: { mode: 'window' as const }, rules: { mode: 'window' as const } };
  const body = bodyOf('food', profile, { ...emptyApplication(profile, '350102'), materials });
  const problem = new ApiProblem({
    status: 400,
    errors: [
      { pointer: '/materials/1/fileId', message: '文件不存在' },
      { pointer: '/materials/photo', message: '缺少' },
      { pointer: '/form/name', message: '必填' },
    ],
  });
  const faults = faultsOf(problem, body);
  t.deepEqual(faults, { '/materials/rules': '文件不存在', '/materials/photo': '缺少', '/form/name': '必填' });
  t.deepEqual(ofForm(faults), { name: '必填' });
  t.deepEqual(Object.keys(without(faults, '/form/name')), ['/materials/rules', '/materials/photo']);
});

test('each pointer leads to the step in which it is filled in', (t) => {
  t.is(stepAt('/applicant/phone'), 'who');
  t.is(stepAt('/form/shareholders/0/name'), 'form');
  t.is(stepAt('/somewhere'), 'confirm');
});

const schema = {
  components: [
    {
      id: 'a',
      key: 'name',
      label: '名称',
      properties: { labelEn: 'Name' },
      values: [{ value: '1', label: '一', labelEn: 'One' }],
    },
    { id: 'list', path: 'people', label: '人员', components: [{ id: 'b', key: 'phone', label: '手机' }] },
    { id: 'list2', path: 'shops', label: '门店', components: [{ id: 'c', key: 'phone', label: '电话' }] },
  ],
};

test('a form speaks English where it can, and Chinese where it has no English', (t) => {
  const english = JSON.stringify(schemaIn(schema, 'en'));
  t.regex(english, /"label":"Name"/);
  t.regex(english, /"label":"One"/);
  t.regex(english, /"label":"手机"/);
});

test('a fault inside a list has the label of its field and tells which row it is in', (t) => {
  const inRow = ({ list, row, label }: { list: string; row: number; label: string }) => `${list} ${row}: ${label}`;
  t.is(labelAt(schema, '/form/people/0/phone', inRow), '人员 1: 手机');
  t.is(
    labelAt(schema, '/form/shops/1/phone', inRow),
    '门店 2: 电话',
    'and not that of a field with the same name elsewhere',
  );
  t.is(labelAt(schema, '/form/people', inRow), '人员');
  t.is(labelAt(schemaIn(schema, 'en'), '/form/name', inRow), 'Name');
  t.is(labelAt(schema, '/form/unknown', inRow), undefined);
});
