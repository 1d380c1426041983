import test from 'ava';
import { newId } from '../../../../server/commands/id.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { CaseDocument } from '../../../../server/entities/case/document.ts';
import { TimelineEntry } from '../../../../server/entities/case/timeline-entry.ts';
import { caseRoutes } from '../../../../server/routes/cases/routes.ts';
import { getCase, getTimeline } from '../../../../server/routes/cases/schema.ts';
import { buildAccount, buildCase, store } from '../../../support/build.ts';
import { buildBranch, buildFile, plainEntry } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';
import { serve } from '../../../support/http.ts';

test('an overseer learns what happened and when, and nothing that the desk has written about it', async (t) => {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, caseRoutes);
  const subject = await buildCase(hall);
  const path = `/api/cases/${subject.number}`;
  const entry = (minute: number, rest: Partial<TimelineEntry>) =>
    store(hall, Object.assign(new TimelineEntry(), { ...plainEntry(subject.id, minute), ...rest }));
  const desk = { department: '350102-market', actor: '陈丽娟', text: '申请人有病史' };
  const file = await buildFile(hall, null, { caseId: subject.id });
  await entry(1, { ...desk, title: '审核：同意', internal: true });
  await entry(2, { ...desk, title: '补正告知', fileId: file.id });
  await entry(3, { ...desk, kind: 'urged', title: '督查催办', text: '请今天办结', actor: '督查员', internal: true });
  await buildBranch(hall, { case: subject, state: 'answered', decisionName: '不同意', opinion: '内部意见' });
  const correction = { asks: [{ material: 'form', name: '申请表', problem: '隐私' }], text: '隐私', until: null };
  await hall.orm.em.fork().nativeUpdate(
    Case,
    { id: subject.id },
    {
      state: 'correcting',
      correction: { ...correction, noticedAt: hall.now().toISOString() },
      resultNumber: '闽1',
      resultFileId: file.id,
    },
  );
  await store(hall, Object.assign(new CaseDocument(), issued(subject.id, file.id, hall.now())));
  const overseer = as((await buildAccount(hall, { roles: ['supervisor'], areas: ['350100'] })).account);
  const { items } = getTimeline.response.parse((await overseer.get(`${path}/timeline`)).body);
  t.deepEqual(
    items.map(({ title, text, actor, fileId }) => [title, text, actor, fileId]),
    [
      ['补正告知', null, '鼓楼区市场监督管理局', null],
      ['督查催办', '请今天办结', '督查员', null],
    ],
  );
  const shown = getCase.response.parse((await overseer.get(path)).body);
  t.like(shown, { correction: null, result: null });
  t.like(shown.branches[0], { decisionName: '不同意', opinion: null });
  t.like(shown.documents[0], { title: '补正告知书', fileId: null });
  const clerk = as((await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] })).account);
  const whole = getCase.response.parse((await clerk.get(path)).body);
  t.like(whole, { correction: { text: '隐私' }, result: { fileId: file.id } });
  t.is(whole.branches[0]?.opinion, '内部意见');
  t.is(whole.documents[0]?.fileId, file.id);
});

const issued = (caseId: string, fileId: string, issuedAt: Date): Partial<CaseDocument> => ({
  id: newId(),
  caseId,
  kind: 'correction-notice',
  title: '补正告知书',
  number: '鼓市监补〔2026〕1号',
  issuedAt,
  fileId,
  idempotencyKey: fileId,
});
