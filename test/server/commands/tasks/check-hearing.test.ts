import test from 'ava';
import { checkHearing } from '../../../../server/commands/tasks/check-hearing.ts';
import { buildCase, buildTask } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

test('whoever examined the application does not preside over its hearing', async (t) => {
  const { hall } = await testHall(t);
  const subject = await buildCase(hall);
  await buildTask(hall, { case: subject, kind: 'review', state: 'done', assigneeName: '李明' });
  await buildTask(hall, { case: subject, kind: 'review', assigneeName: '王芳' });
  const task = await buildTask(hall, { case: subject, kind: 'hearing-notice' });
  const faultsOf = async (hearingHost: string) => {
    const completion = {
      decision: 'issue',
      opinion: '',
      form: { hearingHost },
      corrections: [],
      unmet: [],
      competentOrgan: '',
    };
    return (await checkHearing(hall, hall.orm.em.fork(), task, completion)).map(({ pointer }) => pointer);
  };
  t.deepEqual(await faultsOf(' 李明 '), ['/form/hearingHost']);
  t.deepEqual(await faultsOf('陈强'), []);
  t.deepEqual(await faultsOf('王芳'), [], 'who holds a step and has not examined yet');
});
