import test from 'ava';
import { Notice } from '../../server/entities/case/timeline-entry.ts';
import { Outbox } from '../../server/entities/engine/outbox.ts';
import { notify } from '../../workers/notify.ts';
import { buildAccount, buildCase } from '../support/build.ts';
import { benchOf, completed } from '../support/worker.ts';

const bench = benchOf(test, notify);
const toldOf = async (caseNumber: string) =>
  (await bench.hall().orm.em.fork().find(Notice, { caseNumber })).map(({ account, text }) => ({ account, text }));
const sentOf = async (number: string) =>
  (await bench.hall().orm.em.fork().find(Outbox, {})).filter(
    ({ message }) => message.kind === 'send-notice' && message.text.includes(number),
  );

test.serial('news that could not be told is told at the next try', async (t) => {
  const { id: caseId, number } = await buildCase(bench.hall());
  const job = { variables: { caseId }, headers: { message: '请按预约到场' } };
  await bench.failOnce(t, job, 'notices', async () => t.deepEqual(await sentOf(number), []));
  t.is((await toldOf(number)).length, 1);
});

test('the applicant is told once, in the hall and outside, however often the job is handed out', async (t) => {
  const { id: caseId, number, applicantAccount } = await buildCase(bench.hall());
  await bench.handTwice(t, { variables: { caseId }, headers: { message: 'ready-for-pickup' } });
  t.deepEqual(await toldOf(number), [{ account: applicantAccount, text: '办理结果已制作完成，请到窗口领取' }]);
  t.is((await sentOf(number)).length, 1);
});

test('a diagram that comes to a step again tells again', async (t) => {
  const { id: caseId, number } = await buildCase(bench.hall());
  const job = { variables: { caseId }, headers: { message: '请补交原件' } };
  completed(await bench.hand(job));
  completed(await bench.hand(job));
  t.is((await toldOf(number)).length, 2);
});

test('the lead department is told whose part it is, and nothing goes outside', async (t) => {
  const department = '350102-lead-of-notify';
  const { account } = await buildAccount(bench.hall(), { roles: ['staff'], departments: [department] });
  const { id: caseId, number } = await buildCase(bench.hall(), { department });
  const variables = { caseId, branch: { name: '消防设计' } };
  await bench.handTwice(t, { variables, headers: { message: '已超过期限', to: 'lead' } });
  t.deepEqual(await toldOf(number), [{ account, text: '消防设计：已超过期限（林晓燕，食品经营许可（新办））' }]);
  t.deepEqual(await sentOf(number), []);
});

test('a step that says nothing, or to nobody whom it knows, is an incident at once', async (t) => {
  const { id: caseId, number } = await buildCase(bench.hall());
  for (const headers of [{}, { message: '' }, { message: '好', to: 'everybody' }])
    t.like(await bench.hand({ variables: { caseId }, headers: { ...headers } }), { kind: 'failed', retries: 0 });
  t.deepEqual(await toldOf(number), []);
});
