import test from 'ava';
import { readCatalogue } from '../../../../server/catalogue/read.ts';
import type { CaseFacts } from '../../../../server/commands/documents/facts-of.ts';
import { type DocumentOrder, writeDocument } from '../../../../server/commands/documents/write-document.ts';
import { Branch } from '../../../../server/entities/case/branch.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Task } from '../../../../server/entities/task.ts';

const { catalogue } = await readCatalogue(new URL('../../../../', import.meta.url).pathname);
const names: Record<string, string> = { market: '市场监督管理局', quality: '质量技术监督局', tax: '国家税务局' };

const decided = (of: Partial<Task>): Task =>
  Object.assign(new Task(), {
    kind: 'decide',
    name: '决定',
    elementId: 'decide',
    department: 'market',
    headers: { decisions: 'approve=准予许可;refuse=不予许可*' },
    unmet: null,
    ...of,
  });
const opinion = (department: string, decision: string, words: string): Task =>
  decided({ kind: 'opinion', elementId: department, department, decision, opinion: words });

function facts(of: { tasks?: Task[]; department?: string; branch?: Branch; subject?: Partial<Case> } = {}): CaseFacts {
  const department = of.department ?? 'market';
  const entry = catalogue.items.get('food-business-licence');
  if (!entry) throw new Error('the food business licence is not in the catalogue');
  const nameOf = (code: string): string => names[code] ?? code;
  return {
    item: entry.item,
    department,
    nameOf,
    branch: of.branch ?? null,
    subject: Object.assign(new Case(), { department: 'market', number: 'FBL1', form: {}, ...of.subject }),
    common: {
      number: '鼓楼市监〔2026〕1号',
      applicant: '海峡餐饮有限公司',
      itemName: '食品经营许可',
      itemCode: '1',
      caseNumber: 'FBL1',
      appliedOn: '2026-11-02',
      issuedOn: '2026-11-10',
      organ: nameOf(department),
      contact: { name: '窗口', phone: '0591-12345' },
      appeal: { reconsiderationOrgan: '鼓楼区人民政府', reconsiderationUrl: 'http://localhost', court: '法院' },
    },
    materials: [],
    clocks: [],
    tasks: (of.tasks ?? []).toReversed(),
    today: '2026-11-10',
    extension: null,
    ifPausedFor: () => ({ ends: new Date(0), deadline: new Date(0) }),
    questions: [],
    questionsOf: (formKey) => entry.forms.get(formKey ?? '')?.components ?? [],
    reviewer: '',
  };
}

const order = (of: Partial<DocumentOrder> & Pick<DocumentOrder, 'kind'>): DocumentOrder => ({
  deemed: false,
  reason: '',
  basis: '',
  procedure: '',
  expected: '',
  publicUrl: 'http://localhost',
  resultNumber: '',
  licenceNumber: '',
  identifier: '',
  licenceName: '',
  ...of,
});
const said = (of: Parameters<typeof order>[0], about: Parameters<typeof facts>[0] = {}): string =>
  writeDocument(order(of), facts(about)).paragraphs.join('\n');

test('a refusal gives the reasons of who refused, not what another wrote who agreed', (t) => {
  const tasks = [
    opinion('quality', 'refuse', '章程没有载明住所。'),
    opinion('market', 'approve', ''),
    opinion('tax', 'approve', '税务登记资料齐全，准予登记'),
  ];
  const text = said({ kind: 'refusal-decision' }, { tasks });
  t.true(text.includes('经审查，章程没有载明住所（证据：'), text);
  t.false(text.includes('资料齐全'));
});

test('where several refuse, one paper names each, and a paper of their own speaks of its own', (t) => {
  const tasks = [opinion('quality', 'refuse', '章程没有载明住所'), opinion('tax', 'refuse', '经营范围不明')];
  t.true(
    said({ kind: 'refusal-decision' }, { tasks }).includes(
      '质量技术监督局认为：章程没有载明住所；国家税务局认为：经营范围不明',
    ),
  );
  const own = said({ kind: 'refusal-decision' }, { tasks, department: 'tax' });
  t.true(own.includes('经审查，经营范围不明（'), own);
  t.false(own.includes('章程'));
});

test('who decides has the last word: the review that proposed it is not printed beside it', (t) => {
  const review = { kind: 'review', elementId: 'review', name: '审核' };
  const tasks = [
    decided({ ...review, decision: 'refuse', opinion: '布局不合要求' }),
    decided({ decision: 'refuse', opinion: '同意审核意见：处理区面积不足', unmet: ['场所布局合理'] }),
  ];
  const text = said({ kind: 'refusal-decision' }, { tasks });
  t.true(text.includes('经审查，同意审核意见：处理区面积不足（证据：申请材料、审核记录）'), text);
  t.true(text.includes('“场所布局合理”'));
});

test('a step that was done again counts as it ended', (t) => {
  const tasks = [
    decided({ decision: 'refuse', opinion: '限额不足' }),
    decided({ decision: 'approve', opinion: '已取得追加限额' }),
  ];
  t.throws(() => said({ kind: 'refusal-decision' }, { tasks }), { message: /没有人决定不予许可/ });
});

test('the evidence is what was found out on the way, and by whom', (t) => {
  const tasks = [
    opinion('quality', 'conditional', '须补测'),
    decided({ kind: 'visit', elementId: 'visit', name: '现场核查', decision: 'fail', opinion: '流程交叉' }),
    decided({ decision: 'refuse', opinion: '核查不合格' }),
  ];
  t.true(
    said({ kind: 'refusal-decision' }, { tasks }).includes('证据：申请材料、质量技术监督局的意见、现场核查记录）'),
  );
});

test('a case that is not accepted is told why by who turned it down', (t) => {
  const accept = {
    kind: 'accept',
    elementId: 'accept',
    headers: { decisions: 'accept=受理;correct=补正*;reject=不予受理*' },
  };
  const tasks = [
    decided({ ...accept, decision: 'correct', opinion: '请补照片' }),
    decided({ ...accept, decision: 'reject', opinion: '不属于本机关职权。' }),
  ];
  const text = said({ kind: 'rejection-notice' }, { tasks });
  t.true(text.includes('因不属于本机关职权，依据'), text);
});

test('what is not this organ’s matter is told whose it is (行政许可法 §32)', (t) => {
  const away = decided({
    kind: 'accept',
    decision: 'reject',
    opinion: '不属于本机关职权',
    competentOrgan: '福州市水利局',
  });
  t.true(said({ kind: 'rejection-notice' }, { tasks: [away] }).includes('该事项由福州市水利局办理，请向其提出。'));
});

test('what ends without a decision is told by the way it took, whatever was said before', (t) => {
  const tasks = [decided({ kind: 'review', decision: 'approve', opinion: '绿地率符合要求' })];
  const text = said({ kind: 'termination-notice', reason: '申请人撤回了申请' }, { tasks });
  t.true(text.includes('因申请人撤回了申请，本机关决定终止办理'), text);
  t.false(text.includes('依据'));
});

test('no paper invents a reason', (t) => {
  const tasks = [decided({ decision: 'approve', opinion: '符合要求' })];
  for (const kind of ['termination-notice', 'redirect-notice', 'rejection-notice', 'not-needed-notice'] as const)
    t.throws(() => said({ kind }, { tasks }), { message: /没有写明理由/ }, kind);
  t.throws(() => said({ kind: 'refusal-decision' }, { tasks }), { message: /没有人决定不予许可/ });
});

test('what is deemed accepted is accepted from the day on which the papers came (行政许可法 §32)', (t) => {
  const subject = {
    submittedAt: new Date('2026-11-02T10:00:00+08:00'),
    acceptedAt: new Date('2026-11-02T10:00:00+08:00'),
  };
  const text = said({ kind: 'acceptance-notice', deemed: true }, { subject });
  t.true(text.includes('自收到申请材料之日2026年11月2日起即为受理'), text);
});

test('a department answers the one who asked it, for itself', (t) => {
  const branch = Object.assign(new Branch(), {
    department: 'tax',
    taskId: '1',
    decisionName: '不同意',
    opinion: '欠税未清。',
    createdAt: new Date('2026-11-04T09:00:00+08:00'),
  });
  const { paragraphs } = writeDocument(order({ kind: 'opinion-letter' }), facts({ department: 'tax', branch }));
  t.is(paragraphs[0], '市场监督管理局：');
  t.is(
    paragraphs.slice(1, 3).join(''),
    '你单位于2026年11月4日就海峡餐饮有限公司的食品经营许可申请征求国家税务局意见。意见：不同意。理由：欠税未清。',
  );
  const answered = (form: Record<string, string>) => {
    const tasks = [
      Object.assign(opinion('tax', 'object', '欠税未清。'), { id: '1', formKey: 'opinion', form }),
      Object.assign(opinion('tax', 'agree', ''), { id: '2', formKey: 'opinion', form: { basis: '另一角色的依据' } }),
      Object.assign(opinion('quality', 'agree', ''), {
        id: '3',
        formKey: 'opinion',
        form: { basis: '别的部门的依据' },
      }),
    ];
    const letter = writeDocument(order({ kind: 'opinion-letter' }), facts({ department: 'tax', branch, tasks }));
    return letter.paragraphs.slice(3, -1);
  };
  t.deepEqual(
    answered({ opinionText: '欠缴2025年度税款。', conditionsText: '先缴清税款', basis: '税收征收管理法第四十五条' }),
    [
      '具体意见：欠缴2025年度税款。',
      '须落实的条件：先缴清税款',
      '依据的法律条款或者技术标准：税收征收管理法第四十五条',
    ],
  );
  t.deepEqual(
    answered({ opinionText: '无', conditionsText: '  ' }),
    ['具体意见：无'],
    'what was left empty is not named',
  );
  t.throws(() => writeDocument(order({ kind: 'opinion-letter' }), facts({ department: 'tax' })), {
    message: /没有提出意见/,
  });
});
