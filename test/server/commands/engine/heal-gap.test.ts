import test from 'ava';
import { gapHealer } from '../../../../server/commands/engine/heal-gap.ts';
import { inTransaction, send } from '../../../../server/commands/hall.ts';
import { Task } from '../../../../server/entities/task.ts';
import { buildCase, buildTask } from '../../../support/build.ts';
import { eventually, quiet } from '../../../support/engine.ts';
import { testHall } from '../../../support/hall.ts';

test('a decision still on its way to the engine while a gap was swept is settled by a second sweep', async (t) => {
  const swept: string[] = [];
  const log = Object.assign(quiet.child({}), { info: (_: unknown, said: string) => swept.push(said) });
  const { hall, orm } = await testHall(t, { log, sendOut: () => undefined });
  const task = await buildTask(hall, { case: await buildCase(hall, {}), state: 'completing' });
  await inTransaction(hall, async (em) => send(hall, em, { kind: 'complete-job', jobKey: task.id, variables: {} }));
  const state = async () => (await orm.em.fork().findOneOrFail(Task, { id: task.id })).state;
  const sweeps = () => swept.filter((said) => said === 'swept after a gap').length;
  gapHealer(hall, 1_000)('records were lost');
  await eventually('the first sweep', () => sweeps() === 1);
  t.is(await state(), 'completing');
  // The engine has taken it, and the record that says so is lost.
  await orm.em.fork().execute('delete from outbox');
  await eventually('the second sweep', () => sweeps() === 2);
  t.is(await state(), 'done');
});
