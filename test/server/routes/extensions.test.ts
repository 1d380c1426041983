import test, { type ExecutionContext } from 'ava';
import { extendClocks } from '../../../server/commands/clocks/extend-clocks.ts';
import { completeTask } from '../../../server/commands/tasks/complete-task.ts';
import { Extension } from '../../../server/entities/case/extension.ts';
import { Outbox } from '../../../server/entities/engine/outbox.ts';
import { Clock } from '../../../server/entities/supervision/clock.ts';
import { Task } from '../../../server/entities/task.ts';
import { actorOf } from '../../../server/policies/actor.ts';
import { caseRoutes } from '../../../server/routes/cases/routes.ts';
import { taskRoutes } from '../../../server/routes/tasks/routes.ts';
import { TaskDetail } from '../../../server/routes/tasks/schema.ts';
import { buildAccount, buildCase, buildClock, buildTask, engineKey } from '../../support/build.ts';
import { buildDiagramVersion, buildInstance } from '../../support/build-parts.ts';
import { testHall } from '../../support/hall.ts';
import { serve } from '../../support/http.ts';

const department = '350102-market';
const reason = '需要核对外省出具的证明';
// Ten working days from the hall's day.
const deadline = new Date('2026-12-07T23:59:59+08:00');

/** A food licence under review whose diagram hears of extensions; a clerk and a head of the department. */
async function hallFor(t: ExecutionContext, { hears = true } = {}) {
  const tested = await testHall(t);
  const { hall } = tested;
  const { as } = await serve(t, hall, [...caseRoutes, ...taskRoutes]);
  const processInstanceKey = engineKey();
  const subject = await buildCase(hall, { processInstanceKey, state: 'in-review' });
  const xml = hears ? '<message name="extension-asked"/>' : '<message name="case-withdrawn"/>';
  const { version } = await buildDiagramVersion(hall, { processId: subject.itemCode, xml });
  await buildInstance(hall, { case: subject, key: processInstanceKey, processId: subject.itemCode, version });
  await buildClock(hall, { case: subject, kind: 'law', label: '法定期限', amount: 10, deadline });
  await buildClock(hall, { case: subject });
  const person = (roles: ('staff' | 'lead' | 'applicant')[], departments = [department]) =>
    buildAccount(hall, { roles, departments });
  const [clerk, head] = [await person(['staff']), await person(['staff', 'lead'])];
  const path = `/api/cases/${subject.number}/extensions`;
  const rows = () => hall.orm.em.fork().find(Extension, { caseId: subject.id });
  const law = () => hall.orm.em.fork().findOneOrFail(Clock, { caseId: subject.id, kind: 'law' });
  const approval = () =>
    buildTask(hall, {
      case: subject,
      kind: 'extension',
      headers: {
        stage: '延期审批',
        kind: 'extension',
        approver: 'lead',
        decisions: 'approve=同意延长;refuse=不同意延长*',
      },
    });
  return { ...tested, as, subject, person, clerk, head, path, rows, law, approval };
}

test('a clerk asks the head for more time; the diagram is told, and nothing moves before the head has decided', async (t) => {
  const { hall, as, clerk, path, rows, law, subject } = await hallFor(t);
  const before = await law();
  const ask = () => as(clerk.account).post(path, { reason }, { 'idempotency-key': 'once' });
  const { status, body } = await ask();
  t.is(status, 202);
  t.deepEqual((await ask()).body, body, 'the same again under its key');
  t.like((await rows())[0], { state: 'asked', reason, askedBy: clerk.account });
  t.deepEqual((await law()).extension, before.extension);
  const sent = (await hall.orm.em.fork().find(Outbox, {})).map(({ message }) => message);
  t.true(sent.some((message) => message.kind === 'publish-message' && message.name === 'extension-asked'));
  t.deepEqual(await extendClocks(hall, subject.id), { kind: 'not-approved' });
});

test('the reasons must be given, by somebody signed in who works on the case; to others there is no such case', async (t) => {
  const { as, clerk, path, person, rows, subject } = await hallFor(t);
  for (const body of [{}, { reason: '' }, { reason: '   ' }, { reason: '长'.repeat(501) }]) {
    const { status, body: problem } = await as(clerk.account).post(path, body);
    t.is(status, 400, JSON.stringify(body));
    t.is(problem.errors[0]?.pointer, '/reason');
  }
  t.is((await as().post(path, { reason })).status, 401);
  for (const account of [(await person(['staff'], ['350102-tax'])).account, subject.applicantAccount])
    t.is((await as(account).post(path, { reason })).status, 404);
  t.deepEqual(await rows(), []);
});

test('only the head decides it, never who asked; approved, the law’s clock moves once and the move is logged', async (t) => {
  const { hall, as, clerk, head, path, rows, law, approval, subject } = await hallFor(t);
  await as(clerk.account).post(path, { reason });
  const task = await approval();
  const seen = await as(clerk.account).get(`/api/tasks/${task.id}`);
  t.deepEqual(seen.body.decisions, []);
  t.regex(seen.body.note, /负责人/);
  const claim = `/api/tasks/${task.id}/claim`;
  const complete = `/api/tasks/${task.id}/complete`;
  t.is((await as(clerk.account).post(claim)).status, 403);
  t.is((await as(clerk.account).post(complete, { decision: 'approve' })).status, 403);
  t.is((await as(head.account).post(claim)).status, 200);
  const detail = TaskDetail.parse((await as(head.account).get(`/api/tasks/${task.id}`)).body);
  t.like(detail.extension, { state: 'asked', reason, askedBy: clerk.name, words: '5个工作日' });
  t.is(
    (await as(head.account).post(complete, { decision: 'refuse', opinion: '' })).status,
    422,
    'a refusal has reasons',
  );
  t.is((await as(head.account).post(complete, { decision: 'approve' })).status, 200);
  t.like((await rows())[0], { state: 'approved', decidedBy: head.account });

  const before = await law();
  const first = await extendClocks(hall, subject.id);
  t.deepEqual(await extendClocks(hall, subject.id), first, 'a repeat moves nothing');
  const after = await law();
  t.is(after.extension, 5);
  t.is(hall.calendar('350102').workingDaysBetween(day(before.deadline), day(after.deadline)), 5);
  t.is(after.moves.length, 1);
  t.like(after.moves[0], { to: after.deadline?.toISOString() });
  t.regex(after.moves[0]?.why ?? '', /延长5个工作日/);
  const again = await as(clerk.account).post(path, { reason: '再延长一次' });
  t.is(again.status, 409);
  t.regex(again.body.title, /只能延长一次/);
});

test('a head who asks cannot approve it himself, and does not ask where nobody else could', async (t) => {
  const { hall, as, head, path, person, approval, rows } = await hallFor(t);
  const alone = await as(head.account).post(path, { reason });
  t.is(alone.status, 409);
  t.regex(alone.body.title, /别的负责人/);
  const second = await person(['lead']);
  t.is((await as(head.account).post(path, { reason })).status, 202);
  const task = await approval();
  const own = { decision: 'approve', opinion: '', form: {}, corrections: [], unmet: [], competentOrgan: '' };
  await t.throwsAsync(completeTask(hall, actorOf(head), task.id, own), { message: /不能自己审批/ });
  t.is((await hall.orm.em.fork().findOneOrFail(Task, { id: task.id })).state, 'open');
  await completeTask(hall, actorOf(second), task.id, own);
  t.like((await rows())[0], { state: 'approved', decidedBy: second.account });
});

test('what the head has refused may be asked for again, with better reasons', async (t) => {
  const { as, clerk, head, path, approval, rows } = await hallFor(t);
  await as(clerk.account).post(path, { reason });
  t.is((await as(clerk.account).post(path, { reason })).status, 409, 'one request at a time');
  const { id } = await approval();
  const refusal = { decision: 'refuse', opinion: '可以按期办结' };
  t.is((await as(head.account).post(`/api/tasks/${id}/complete`, refusal)).status, 200);
  t.is((await as(clerk.account).post(path, { reason })).status, 202);
  t.deepEqual((await rows()).map(({ state }) => state).toSorted(), ['asked', 'refused']);
});

test('after the deadline nothing is asked for and nothing is approved', async (t) => {
  const { as, clerk, head, path, approval, moveTo, rows } = await hallFor(t);
  await as(clerk.account).post(path, { reason });
  const { id } = await approval();
  moveTo('2026-12-08T09:00:00+08:00');
  const late = await as(head.account).post(`/api/tasks/${id}/complete`, { decision: 'approve' });
  t.is(late.status, 409);
  t.regex(late.body.title, /已经届满/);
  const refusal = { decision: 'refuse', opinion: '已经届满' };
  t.is((await as(head.account).post(`/api/tasks/${id}/complete`, refusal)).status, 200);
  const { status, body } = await as(clerk.account).post(path, { reason });
  t.is(status, 409);
  t.regex(body.title, /已经届满/);
  t.is((await rows()).length, 1);
});

test('where the law or the diagram of the case knows no extension, none is offered', async (t) => {
  const { as, clerk, path } = await hallFor(t, { hears: false });
  const { status, body } = await as(clerk.account).post(path, { reason });
  t.is(status, 409);
  t.regex(body.title, /没有延期审批/);
});

const day = (instant: Date | null) => new Date((instant?.getTime() ?? 0) + 8 * 3_600_000).toISOString().slice(0, 10);
