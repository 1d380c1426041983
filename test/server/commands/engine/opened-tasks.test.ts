import test from 'ava';
import { openTasks } from '../../../../server/commands/engine/opened-tasks.ts';
import { inTransaction } from '../../../../server/commands/hall.ts';
import type { JobRecord } from '../../../../server/engine/contract.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { Task } from '../../../../server/entities/task.ts';
import { buildCase, engineKey } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

test('who hands a result over at the window has the days of delivery that the item gives', async (t) => {
  const { hall } = await testHall(t);
  const food = await buildCase(hall, { state: 'decided' });
  const planning = await buildCase(hall, { state: 'decided', itemCode: 'construction-planning-permit' });
  const handing = (limit: string): JobRecord => ({
    kind: 'job',
    partition: 1,
    position: 1,
    at: hall.now(),
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
    headers: { stage: '送达', kind: 'pickup', limit },
    candidateGroups: [],
    assignee: null,
    formKey: null,
    errorCode: '',
    errorMessage: '',
  });
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
