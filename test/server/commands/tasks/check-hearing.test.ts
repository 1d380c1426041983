import test from 'ava';
import { checkHearing } from '../../../../server/commands/tasks/check-hearing.ts';
import { buildAccount, buildCase, buildTask } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

test('whoever examined the application does not preside over its hearing', async (t) => {
  const { hall } = await testHall(t);
  const subject = await buildCase(hall);
  await buildTask(hall, { case: subject, kind: 'review', state: 'done', assigneeName: '李明' });
  await buildTask(hall, { case: subject, kind: 'review', assigneeName: '王芳' });
  const { account } = await buildAccount(hall, { name: '赵敏' });
  const form = { officer1: '何芳', officer2: '周 杰', findings: '陈强在场' };
  await buildTask(hall, { case: subject, kind: 'visit', state: 'done', assignee: account, assigneeName: '何芳', form });
  const task = await buildTask(hall, { case: subject, kind: 'hearing-notice' });
  const faulty = ['/form/hearingHost'];
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
  for (const host of [' 李明 ', '李 明', '李\u3000明', '李明科长', '陈强、李明'])
    t.deepEqual(await faultsOf(host), faulty, host);
  t.deepEqual(await faultsOf('赵敏'), faulty, 'by another name than at the time');
  t.deepEqual(await faultsOf(account), faulty, 'by the account');
  t.deepEqual(await faultsOf('周杰'), faulty, 'the second officer at the site');
  t.deepEqual(await faultsOf('李明华'), []);
  t.deepEqual(await faultsOf('陈强'), []);
  t.deepEqual(await faultsOf('王芳'), [], 'who holds a step and has not examined yet');
});
