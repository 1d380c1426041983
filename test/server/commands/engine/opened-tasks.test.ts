import test from 'ava';
import { openTasks } from '../../../../server/commands/engine/opened-tasks.ts';
import { inTransaction } from '../../../../server/commands/hall.ts';
import type { JobRecord } from '../../../../server/engine/contract.ts';
import { Branch } from '../../../../server/entities/case/branch.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { Task } from '../../../../server/entities/task.ts';
import { buildCase, engineKey } from '../../../support/build.ts';
import { buildBranch } from '../../../support/build-parts.ts';
import { testHall } from '../../../support/hall.ts';

test('who hands a result over at the window has the days of delivery that the item gives', async (t) => {
  const { hall } = await testHall(t);
  const food = await buildCase(hall, { state: 'decided' });
  const planning = await buildCase(hall, { state: 'decided', itemCode: 'construction-planning-permit' });
  const handing = (limit: string) => job(hall.now(), { headers: { stage: '送达', kind: 'pickup', limit } });
  const [first, second, third] = [handing('delivery'), handing('delivery'), handing('3 working-day')];
  const cases = new Map([
    [first.processInstanceKey, food.id],
    [second.processInstanceKey, planning.id],
    [third.processInstanceKey, planning.id],
  ]);
  await inTransaction(hall, (em) => openTasks(hall, em, cases, [first, second, third]));
  const em = hall.orm.em.fork();
  const days = async ({ jobKey }: JobRecord) => (await em.findOneOrFail(Clock, { taskId: jobKey })).amount;
  t.deepEqual([await days(first), await days(second), await days(third)], [5, 10, 3]);
  t.deepEqual((await em.findOneOrFail(Task, { id: first.jobKey })).deadline, new Date('2026-11-30T23:59:59+08:00'));
});

test('of the roles that one department holds in a case each opinion is asked for its own, with its own days', async (t) => {
  const { hall } = await testHall(t);
  const subject = await buildCase(hall, { state: 'accepted' });
  const of = { caseId: subject.id, department: '350102-market' };
  const market = await buildBranch(hall, { ...of, role: 'market', days: 5 });
  const quality = await buildBranch(hall, { ...of, role: 'quality', days: 7 });
  const asking = (...roles: string[]) =>
    job(hall.now(), { headers: { kind: 'opinion' }, candidateGroups: ['dept:350102-market', ...roles] });
  const open = async (...jobs: JobRecord[]) => {
    const cases = new Map(jobs.map(({ processInstanceKey }) => [processInstanceKey, subject.id]));
    await inTransaction(hall, (em) => openTasks(hall, em, cases, jobs));
    const em = hall.orm.em.fork();
    const rows = await em.find(Branch, { caseId: subject.id });
    return [market, quality].map(({ id }) => rows.find((row) => row.id === id)?.taskId);
  };
  const [ofQuality, ofMarket] = [asking('role:quality'), asking('role:market')];
  t.deepEqual(await open(ofQuality, ofMarket), [ofMarket.jobKey, ofQuality.jobKey]);
  const clock = await hall.orm.em.fork().findOneOrFail(Clock, { taskId: ofQuality.jobKey });
  t.is(clock.amount, 7);
  await hall.orm.em.fork().execute('update branches set task_id = null');
  const [first, second] = [asking(), asking()];
  t.deepEqual(await open(first, second), [first.jobKey, second.jobKey], 'where the diagram does not say, one each');
});

const job = (at: Date, own: Partial<JobRecord>): JobRecord => ({
  kind: 'job',
  partition: 1,
  position: 1,
  at,
  intent: 'created',
  jobKey: engineKey(),
  elementInstanceKey: engineKey(),
  processInstanceKey: engineKey(),
  processDefinitionKey: '1',
  processId: 'deliver',
  processVersion: 1,
  elementId: 'pickup',
  type: 'io.camunda.zeebe:userTask',
  retries: 1,
  headers: {},
  candidateGroups: [],
  assignee: null,
  formKey: null,
  errorCode: '',
  errorMessage: '',
  ...own,
});
