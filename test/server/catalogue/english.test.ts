import test from 'ava';
import { inEnglish, sayInEnglish } from '../../../server/catalogue/english.ts';
import { readCatalogue } from '../../../server/catalogue/read.ts';
import { specialProcedures } from '../../../server/domain/clock/special-procedure.ts';
import { warningRules } from '../../../server/domain/clock/warning.ts';

const { catalogue, warnings } = await readCatalogue(process.cwd());
const said = (text: string) => sayInEnglish(text, catalogue.english);

test('every text of the items that an applicant reads has its English', (t) => {
  t.deepEqual(
    warnings.filter(({ rule }) => rule === 'english'),
    [],
  );
});

test("the hall's own sentences are said with their parts", (t) => {
  const sentences: Record<string, string> = {
    剩3个工作日: '3 working days left',
    '受理通知书已送达，文号鼓楼市监许受〔2026〕12号，请在办件中查看':
      'Notice of acceptance 鼓楼市监许受〔2026〕12号: see your case',
    '企业登记：准予登记': 'Registration of the enterprise: Registered',
    '请缴纳往来台湾通行证（电子）60.00元': 'Please pay 60.00 yuan: Permit for travel to Taiwan (electronic)',
    '请在12月18日（周五）前缴纳往来台湾通行证（电子）60.00元，逾期终止办理':
      'Please pay 60.00 yuan by 18 Dec, or the case ends: Permit for travel to Taiwan (electronic)',
    '第三十三条、第三十五条': 'Articles 33, 35',
    第六条至第十二条: 'Articles 6 to 12',
    '《中华人民共和国行政许可法》第四十四条': 'Administrative Licensing Law of the PRC, Article 44',
    '《中华人民共和国行政许可法》第三十八条，送达期限参照行政许可法第四十四条':
      'Administrative Licensing Law of the PRC, Article 38; days of delivery after Administrative Licensing Law, Article 44',
    行政许可法第一百零五条: 'Administrative Licensing Law, Article 105',
    '超过期限：法定期限20个工作日，至2026年12月1日':
      'The time limit has passed: Limit of the law 20 working days, until 1 Dec 2026',
    '环节超时：审查申请材料2小时': 'A step is overdue: Examination of the application 2 hours',
    '暂停超过告知的时间：专家评审': 'The pause is longer than notified: Expert review',
    '多次告知补正：共2次': 'Corrections were asked for more than once: 2 times',
    '收到督查红牌：超过期限：承诺期限5个工作日，至2026年12月1日。请在2026年12月8日前答复':
      'Red card: The time limit has passed: Promised limit 5 working days, until 1 Dec 2026. Please reply by 8 Dec 2026',
    '附属绿化：协办部门逾期未反馈意见，请催办（闽江置业有限公司，建设工程规划许可（并联征求意见））':
      "Greening: A department's opinion is overdue; please urge it (闽江置业有限公司, Construction planning permit (parallel consultation))",
    '督查催办：请今天办结': 'Urged by the supervisor: 请今天办结',
    '省人口基础库（350*************29）': "the province's population registry (350*************29)",
    '未能共享：共享系统暂时无法访问，请上传':
      'Not fetched: the registry cannot be reached at the moment. Please upload it',
  };
  for (const [chinese, english] of Object.entries(sentences)) t.is(said(chinese), english);
});

test('each rule of supervision is told in English, and so is each procedure that stops the clock', (t) => {
  for (const { zh, en } of Object.values(warningRules)) t.is(said(zh), en);
  for (const zh of Object.values(specialProcedures)) t.truthy(said(zh), zh);
});

test('a text whose part has no English stays Chinese as a whole', (t) => {
  t.is(said('没有人翻译过的话'), undefined);
  t.is(said('企业登记：没有人翻译过的话'), undefined);
  t.is(said('plain'), 'plain');
});

test('what people filled in, and what is given in both languages, is left as it is', (t) => {
  const answer = {
    name: { zh: '企业开办（一件事）', en: 'Opening an enterprise (all in one)' },
    stage: '受理',
    form: { duty: '受理' },
    opinion: '同意',
    formSchema: { components: [{ type: 'select', label: '受理', values: [{ value: '受理', label: '送达' }] }] },
    when: null,
    days: 3,
  };
  t.deepEqual(inEnglish(answer, catalogue.english), {
    ...answer,
    stage: 'Acceptance',
    formSchema: {
      components: [{ type: 'select', label: 'Acceptance', values: [{ value: '受理', label: 'Delivery' }] }],
    },
  });
});
