import test from 'ava';
import type { AppealFacts, DocumentFacts } from '../../../server/domain/document-facts.ts';
import { appealParagraph, chineseDate, type DocumentText, documentText } from '../../../server/domain/document-text.ts';
import {
  type DocumentKind,
  documentKinds,
  documentRule,
  documentTitle,
  isDocumentKind,
} from '../../../server/domain/documents.ts';

const appeal: AppealFacts = {
  reconsiderationOrgan: '闽侯县人民政府',
  reconsiderationUrl: 'https://fuyi.example/',
  court: '闽侯县人民法院',
};
const common = {
  number: '闽侯市监许受〔2026〕12号',
  applicant: '王小明',
  itemName: '食品经营许可',
  itemCode: '000131168000',
  caseNumber: '35012120261123FBL000012K',
  appliedOn: '2026-11-23',
  issuedOn: '2026-11-24',
  organ: '闽侯县市场监督管理局',
  contact: { name: '林某', phone: '0591-22000000' },
};
const faults = [
  { material: '平面图', fault: '未标尺寸', remedy: '标明各分区尺寸', basis: '通则第十条' },
  { material: '制度清单', fault: '缺进货查验', remedy: '补列', basis: '食品安全法第五十三条' },
];
const limits = {
  law: { amount: 10, unit: 'working-day', endsOn: '2026-12-08' },
  promise: { amount: 5, unit: 'working-day', endsOn: '2026-12-01' },
} as const;
const validity = { from: '2026-12-01', to: '2031-11-30', words: '' };

const facts: DocumentFacts = {
  'acceptance-notice': {
    ...common,
    ...limits,
    materials: ['申请书', '平面图'],
    acceptedOn: '2026-11-24',
    lookUp: '网上大厅',
    fee: '不收费',
  },
  'correction-notice': { ...common, faults, dueOn: '2026-12-14' },
  'rejection-notice': {
    ...common,
    appeal,
    basis: '条例第三条',
    reason: '不属本机关职权',
    competentOrgan: '福州市市场监督管理局',
  },
  'not-needed-notice': { ...common, appeal, basis: '办法第四条', reason: '仅销售预包装食品', advice: '请办理备案' },
  'special-procedure-notice': {
    ...common,
    procedure: '专家评审',
    basis: '城乡规划法第五十条',
    from: '2026-11-25',
    expectedTo: '2026-12-08',
    duration: '10个工作日',
    newDeadline: '2026-12-22',
  },
  'extension-notice': {
    ...common,
    appeal,
    basis: '行政许可法第四十二条',
    reason: '案情复杂',
    extension: '10个工作日',
    approvedBy: '本机关负责人',
    oldDeadline: '2026-12-08',
    newDeadline: '2026-12-22',
  },
  'hearing-right-notice': { ...common, askBy: '2026-12-01' },
  'hearing-notice': { ...common, on: '2026-12-15', time: '上午9时30分', place: '三楼会议室', host: '李明' },
  'approval-decision': {
    ...common,
    validity,
    conditionsBasis: '食品安全法第三十三条',
    basis: '食品安全法第三十五条',
    content: [{ name: '经营项目', value: '热食类食品制售' }],
    licence: { name: '食品经营许可证', number: 'JY23501210000071' },
    duties: ['届满前九十个工作日至十五个工作日提出延续'],
    deliverWithin: { amount: 5, unit: 'working-day' },
    delivery: '邮寄',
  },
  'refusal-decision': {
    ...common,
    appeal,
    basis: '食品安全法第三十五条',
    facts: '经营场所距污染源不足二十五米',
    evidence: '现场核查表',
    condition: '场所环境',
    conditionBasis: '食品安全法第三十三条',
    standard: 'GB 31654-2021',
  },
  licence: {
    ...common,
    validity,
    identifier: '1.2.156.3005.2.x',
    fields: [{ name: '主体业态', value: '餐饮服务' }],
  },
  'filing-certificate': {
    ...common,
    appeal,
    basis: '条例第十三条',
    projectCode: '2611-350121-04-01-123456',
    fields: [{ name: '总投资', value: '1000万元' }],
    filedOn: '2026-11-23',
  },
  'correction-guidance': { ...common, faults, dueOn: '2026-12-14' },
  'redirect-notice': {
    ...common,
    finding: '项目属于应当核准的类别',
    basis: '条例第十五条',
    demand: '应当转为申请核准',
  },
  receipt: { ...common, materials: ['身份证'], result: '已补领', basis: '管理办法第十六条' },
  'opinion-letter': {
    ...common,
    department: '闽侯县住房和城乡建设局',
    addressee: '闽侯县自然资源和规划局',
    opinion: '不同意',
    reason: '消防车道宽度不足',
    answers: [{ name: '依据的法律条款或者技术标准', value: '《建筑设计防火规范》第7.1.8条' }],
    askedOn: '2026-11-24',
  },
  'termination-notice': { ...common, reason: '逾期未补正', basis: '许可法第三十二条' },
};

const text = <K extends DocumentKind>(kind: K): DocumentText => documentText(kind, facts[kind]);
const whole = (document: DocumentText) =>
  [document.title, document.number, ...document.paragraphs, document.appeal ?? '', ...document.signature].join('\n');

/** Mandatory elements (items.md D): what must be found in the text, as it is printed. */
const mandatory: Record<DocumentKind, string[]> = {
  'acceptance-notice': [
    '受理通知书',
    '第三十二条第一款第五项',
    '自2026年11月24日起受理',
    '申请书',
    '平面图',
    '10个工作日',
    '2026年12月8日',
    '5个工作日',
    '2026年12月1日',
    '不计入期限的时间另行书面告知',
    '不收费',
    '查询进度',
  ],
  'correction-notice': [
    '补正告知书',
    '全部内容',
    '平面图',
    '未标尺寸',
    '标明各分区尺寸',
    '通则第十条',
    '制度清单',
    '补列',
    '第三十二条第一款第四项',
    '2026年12月14日',
    '逾期未补正',
  ],
  'rejection-notice': [
    '不予受理决定书',
    '不属本机关职权',
    '条例第三条',
    '不予受理',
    '该事项由福州市市场监督管理局办理',
  ],
  'not-needed-notice': [
    '不受理告知书',
    '仅销售预包装食品',
    '不需要取得行政许可',
    '第三十二条第一款第一项',
    '请办理备案',
  ],
  'special-procedure-notice': [
    '特别程序告知书',
    '专家评审',
    '第四十五条',
    '城乡规划法第五十条',
    '2026年11月25日',
    '2026年12月8日',
    '10个工作日',
    '不计入办理期限',
    '2026年12月22日',
  ],
  'extension-notice': [
    '延期告知书',
    '案情复杂',
    '第四十二条',
    '本机关负责人批准',
    '延长10个工作日',
    '2026年12月8日',
    '2026年12月22日',
    '六十日',
    '六个月',
  ],
  'hearing-right-notice': [
    '听证权利告知书',
    '第三十六条',
    '第四十七条',
    '陈述、申辩',
    '五日内',
    '2026年12月1日',
    '不收取费用',
  ],
  'hearing-notice': [
    '听证通知书',
    '2026年12月15日',
    '上午9时30分',
    '三楼会议室',
    '主持人李明',
    '第四十八条',
    '回避',
    '申辩和质证',
    '笔录',
  ],
  'approval-decision': [
    '准予许可决定书',
    '食品安全法第三十三条',
    '第三十八条第一款',
    '准予食品经营许可',
    '热食类食品制售',
    '2026年12月1日',
    '2031年11月30日',
    'JY23501210000071',
    '自本决定作出之日起5个工作日内颁发、送达',
    '邮寄',
    '延续',
    '予以公开',
  ],
  'refusal-decision': [
    '不予许可决定书',
    '不足二十五米',
    '现场核查表',
    '食品安全法第三十三条',
    '场所环境',
    '第三十八条第二款',
    'GB 31654-2021',
    '可在条件具备后重新申请',
  ],
  licence: ['许可证件', '1.2.156.3005.2.x', '主体业态：餐饮服务', '2031年11月30日'],
  'filing-certificate': [
    '备案证明',
    '条例第十三条',
    '收到全部信息即为备案',
    '2611-350121-04-01-123456',
    '总投资：1000万元',
    '2026年11月23日',
  ],
  'correction-guidance': ['补正指导', '未标尺寸', '补列', '2026年12月14日'],
  'redirect-notice': ['应予纠正（转核准）告知书', '应当核准的类别', '条例第十五条', '转为申请核准'],
  receipt: ['受理回执', '身份证', '已补领', '管理办法第十六条'],
  'opinion-letter': [
    '意见函',
    '闽侯县住房和城乡建设局',
    '闽侯县自然资源和规划局',
    '不同意',
    '消防车道宽度不足',
    '第7.1.8条',
  ],
  'termination-notice': ['终止办理告知书', '逾期未补正', '许可法第三十二条', '重新申请'],
};
const shared = [
  common.number,
  common.applicant,
  common.itemName,
  common.itemCode,
  common.caseNumber,
  '2026年11月23日',
  common.organ,
  '印章',
  '2026年11月24日',
  '林某',
  '0591-22000000',
];

for (const kind of documentKinds) {
  test(`${kind} says all that the law asks of it`, (t) => {
    const printed = whole(text(kind));
    for (const element of [...shared, ...mandatory[kind]])
      t.true(printed.includes(element), `${kind} lacks ${element}`);
    t.notRegex(printed, /undefined|null|NaN|\{|。。|，，/);
  });
}

test('a decision against the applicant tells both ways of appeal, its terms and the online way', (t) => {
  for (const kind of ['rejection-notice', 'not-needed-notice', 'refusal-decision'] as const) {
    const paragraph = text(kind).appeal ?? '';
    for (const element of ['六十日', '闽侯县人民政府', 'https://fuyi.example/', '六个月', '闽侯县人民法院'])
      t.true(paragraph.includes(element), `${kind}: ${element}`);
    const { appeal: _, ...without } = facts[kind];
    // @ts-expect-error the type demands the appeal; data from elsewhere may still lack it
    t.throws(() => documentText(kind, without), { message: /ways of appeal/ });
  }
});

test('where reconsideration must come first, the way to court is told as the second one', (t) => {
  const paragraph = appealParagraph({ ...appeal, reconsiderationFirst: true });
  t.true(paragraph.includes('应当先申请行政复议') && paragraph.includes('十五日'));
  t.false(paragraph.includes('六个月'));
});

test('notices that decide nothing carry no appeal, filings carry it when given', (t) => {
  t.is(documentText('correction-notice', { ...facts['correction-notice'], appeal }).appeal, undefined);
  t.truthy(text('filing-certificate').appeal);
  t.is(text('receipt').appeal, undefined);
});

test('filings and public services use no words of a permit', (t) => {
  for (const kind of ['filing-certificate', 'correction-guidance', 'redirect-notice', 'receipt'] as const) {
    t.notRegex(whole(text(kind)).replaceAll(common.itemName, '').replaceAll(common.number, ''), /许可/, kind);
  }
});

test('a deemed acceptance says that it is one', (t) => {
  const deemed = documentText('acceptance-notice', {
    ...facts['acceptance-notice'],
    deemed: true,
    acceptedOn: '2026-11-16',
  });
  t.true(whole(deemed).includes('自收到申请材料之日2026年11月16日起即为受理'));
});

test('with a first review by a lower level the notice says what begins when, and no day for what has not begun', (t) => {
  const notice = facts['acceptance-notice'];
  const text = whole(
    documentText('acceptance-notice', {
      ...notice,
      initialReview: { by: '大湖乡人民政府', amount: 20, unit: 'working-day', endsOn: '2026-12-21' },
    }),
  );
  t.true(
    text.includes(
      '先由大湖乡人民政府审查：依据《中华人民共和国行政许可法》第四十三条，审查期限20个工作日，自受理之日起',
    ),
  );
  t.true(text.includes('至2026年12月21日届满。本机关自收到其审查意见之日起计算办理期限：法定期限'));
  for (const { endsOn } of [notice.law, notice.promise]) t.false(text.includes(chineseDate(endsOn)), endsOn);
});

test('acceptance starts the law and the promise, a decision the days of delivery', (t) => {
  t.deepEqual(documentRule('acceptance-notice').starts, ['law', 'promise']);
  for (const kind of ['approval-decision', 'licence', 'filing-certificate', 'receipt'] as const) {
    t.deepEqual(documentRule(kind).starts, ['delivery'], kind);
    t.is(documentRule(kind).state, 'decided');
  }
  t.deepEqual(
    documentRule('refusal-decision').starts,
    documentRule('approval-decision').starts,
    'it has to reach him too',
  );
  t.is(documentRule('refusal-decision').state, 'refused');
  t.is(documentRule('special-procedure-notice').state, undefined);
});

test('every kind has a title of its own in both languages', (t) => {
  for (const language of ['zh', 'en'] as const)
    t.is(new Set(documentKinds.map((kind) => documentTitle(kind, language))).size, documentKinds.length);
  t.true(isDocumentKind('licence'));
  t.false(isDocumentKind('license'));
});
