import test, { type ExecutionContext } from 'ava';
import { pinnedItem } from '../../../server/commands/cases/pinned-item.ts';
import { factsOf } from '../../../server/commands/documents/facts-of.ts';
import { issueDocument } from '../../../server/commands/documents/issue-document.ts';
import { type DocumentOrder, writeDocument } from '../../../server/commands/documents/write-document.ts';
import type { DocumentKind } from '../../../server/domain/documents.ts';
import { Case } from '../../../server/entities/case/case.ts';
import { CaseDocument } from '../../../server/entities/case/document.ts';
import { StoredFile } from '../../../server/entities/case/stored-file.ts';
import { Task } from '../../../server/entities/task.ts';
import { documentRoutes } from '../../../server/routes/documents/routes.ts';
import { CheckedDocument } from '../../../server/routes/documents/schema.ts';
import { buildCase } from '../../support/build.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

test('whoever has a paper’s code sees what was issued, of a person only the masked name', async (t) => {
  const { issue, check } = await office(t);
  const { document, subject, sha256 } = await issue('licence', { itemCode: 'social-security-card' });
  const { body } = await check(document.checkCode);
  const { validity, ...shown } = CheckedDocument.parse(body);
  t.like(shown, {
    number: document.number,
    caseNumber: subject.number,
    organ: '鼓楼区市场监督管理局',
    holder: '林*燕',
    sha256,
  });
  t.deepEqual(validity, { from: '2026-11-23', to: '2036-11-22', words: '', state: 'in-force' });
  t.false(JSON.stringify(body).includes('林晓燕'));
});

test('a paper’s days are told as they stand today', async (t) => {
  const { issue, check, moveTo } = await office(t);
  const { document } = await issue('licence', {
    itemCode: 'tree-felling-permit',
    form: { from: '2026-12-10', to: '2026-12-31' },
  });
  const days: [string, string][] = [
    ['2026-12-09T23:59:00+08:00', 'not-yet'],
    ['2026-12-10T00:00:00+08:00', 'in-force'],
    ['2026-12-31T23:59:00+08:00', 'in-force'],
    ['2027-01-01T00:00:00+08:00', 'ended'],
  ];
  for (const [now, state] of days) {
    moveTo(now);
    t.like((await check(document.checkCode)).body.validity, { state }, now);
  }
});

test('a company’s licence is the company’s, a notice grants nothing for any time', async (t) => {
  const { issue, check } = await office(t);
  const founded = { itemCode: 'enterprise-opening', form: { companyName: '福州榕荫茶饮有限公司', term: '长期' } };
  const licence = await issue('licence', founded);
  t.like((await check(licence.document.checkCode)).body, {
    title: '营业执照',
    holder: '福州榕荫茶饮有限公司',
    validity: { to: null, words: '长期', state: 'in-force' },
  });
  const notice = await issue('acceptance-notice', founded);
  t.like((await check(notice.document.checkCode)).body, { title: '受理通知书', holder: '林*燕', validity: null });
});

test('the decision names the licence by the number that it is then made with', async (t) => {
  const { hall, issue } = await office(t);
  const { subject } = await issue('approval-decision', { itemCode: 'food-business-licence' });
  const named = (await hall.orm.em.fork().findOneOrFail(Case, { id: subject.id })).licenceNumbers['main'];
  const { documentNumber } = await issueDocument(hall, { caseId: subject.id, kind: 'licence', key: 'licence' });
  const { licenceNumbers } = await hall.orm.em.fork().findOneOrFail(Case, { id: subject.id });
  t.regex(documentNumber, /^JY\d{14}$/);
  t.is(named, documentNumber);
  t.deepEqual(licenceNumbers, { main: documentNumber });
});

test('a refusal’s text names the conditions that its officer chose, and no others', async (t) => {
  const { hall } = await testHall(t);
  const subject = await buildCase(hall);
  const opinion = '经营场所距污染源不足二十五米。';
  const facts = await factsOf(hall, hall.orm.em.fork(), {
    kind: 'refusal-decision',
    subject,
    pinned: await pinnedItem(hall.orm.em.fork(), subject),
    number: 'N',
    department: subject.department,
  });
  const decided = { kind: 'decide', elementId: 'decide', department: subject.department, decision: 'refuse' };
  const refused = (unmet: string[] | null) => {
    const tasks = [Object.assign(new Task(), { ...decided, opinion, unmet })];
    return writeDocument(order, { ...facts, tasks }).paragraphs.join('\n');
  };
  t.regex(
    refused(['布局和操作流程合理，防止交叉污染。']),
    /^经审查，经营场所距污染源不足二十五米（.*），不符合《.*》.*关于“布局和操作流程合理，防止交叉污染”的规定。$/m,
  );
  t.regex(refused(null), /不符合《中华人民共和国食品安全法》第三十三条、第三十五条规定的条件。/);
});

test('a code that nobody was given is not found, nor what cannot be one', async (t) => {
  const { check } = await office(t);
  for (const code of ['A'.repeat(22), 'short', "'or 1=1"]) t.is((await check(code)).status, 404, code);
});

const order: DocumentOrder = {
  kind: 'refusal-decision',
  deemed: false,
  reason: '',
  basis: '',
  procedure: '',
  expected: '',
  publicUrl: '',
  resultNumber: '',
  licenceNumber: '',
  identifier: '',
  licenceName: '',
};

async function office(t: ExecutionContext) {
  const { hall, moveTo } = await testHall(t);
  const { as } = await serve(t, hall, documentRoutes);
  return {
    hall,
    moveTo,
    check: (code: string | null) => as().get(`/api/documents/${code}`),
    async issue(kind: DocumentKind, of: Partial<Case>) {
      const subject = await buildCase(hall, of);
      const { documentNumber } = await issueDocument(hall, { caseId: subject.id, kind, key: subject.id });
      const em = hall.orm.em.fork();
      const document = await em.findOneOrFail(CaseDocument, { number: documentNumber });
      const { sha256 } = await em.findOneOrFail(StoredFile, { id: document.fileId });
      return { document, subject, sha256 };
    },
  };
}
