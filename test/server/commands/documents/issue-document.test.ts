import test from 'ava';
import { correctCase } from '../../../../server/commands/cases/correct-case.ts';
import { startCaseClock } from '../../../../server/commands/clocks/case-clocks.ts';
import { issueDocument } from '../../../../server/commands/documents/issue-document.ts';
import { dateOf } from '../../../../server/domain/clock/zone.ts';
import { Case } from '../../../../server/entities/case/case.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { actorOf } from '../../../../server/policies/actor.ts';
import { buildAccount, buildCase } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

test('who is deemed accepted after a correction is so from the day on which all was complete (行政许可法 §32)', async (t) => {
  const { hall, moveTo } = await testHall(t, { now: '2026-11-02T10:00:00+08:00' });
  const applicant = await buildAccount(hall);
  const subject = await buildCase(hall, {
    state: 'correcting',
    acceptedAt: null,
    applicantAccount: applicant.account,
    correction: { asks: [], text: '', until: null, noticedAt: hall.now().toISOString() },
    correctionNotices: [['layout-plan']],
  });
  const receive = () =>
    startCaseClock(hall, { caseId: subject.id, clock: 'pre-acceptance', label: '受理期限', limit: '5 working-day' });
  moveTo('2026-11-16T10:00:00+08:00');
  await correctCase(hall, actorOf(applicant), subject.number, { materials: [] });
  await receive();
  moveTo('2026-11-24T00:00:05+08:00');
  await issueDocument(hall, { caseId: subject.id, kind: 'acceptance-notice', key: 'deemed', deemed: true });
  const em = hall.orm.em.fork();
  const { acceptedAt } = await em.findOneOrFail(Case, { id: subject.id });
  const law = await em.findOneOrFail(Clock, { caseId: subject.id, kind: 'law' });
  t.is(acceptedAt && dateOf(acceptedAt), '2026-11-16');
  t.is(dateOf(law.startedAt), '2026-11-16');
});

test('a department’s letter is no news to the applicant', async (t) => {
  const { hall } = await testHall(t);
  const subject = await buildCase(hall);
  await issueDocument(hall, { caseId: subject.id, kind: 'acceptance-notice', key: 'accepted' });
  const told = () => hall.orm.em.fork().execute<unknown[]>('select 1 from notices');
  const before = (await told()).length;
  await hall.orm.em.fork().execute(
    `insert into branches (id, case_id, role, department, days, late, state, decision, decision_name, created_at)
     values (gen_random_uuid(), ?, 'tax', '350102-tax', 3, false, 'answered', 'agree', '同意', now())`,
    [subject.id],
  );
  await issueDocument(hall, { caseId: subject.id, kind: 'opinion-letter', key: 'letter', department: '350102-tax' });
  t.is((await told()).length, before);
});
