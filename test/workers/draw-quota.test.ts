import test from 'ava';
import { Quota, QuotaDraw } from '../../server/entities/case/quota.ts';
import { drawQuota } from '../../workers/draw-quota.ts';
import { buildCase, store } from '../support/build.ts';
import { benchOf, completed } from '../support/worker.ts';

const bench = benchOf(test, drawQuota);
const headers = { quota: 'felling', amount: 'form.volume' };

/** A felling of so many cubic metres in a county of its own with a quota of 100. */
async function felling(county: string, volume: unknown) {
  const hall = bench.hall();
  const quota = { name: 'felling', area: county, year: 2026, total: 10_000, drawn: 0, source: '示例' };
  await store(hall, Object.assign(new Quota(), quota));
  const { id: caseId } = await buildCase(hall, { itemCode: 'tree-felling-permit', area: county, form: { volume } });
  const em = () => hall.orm.em.fork();
  return {
    job: { variables: { caseId }, headers },
    drawn: async () => (await em().findOneOrFail(Quota, { name: 'felling', area: county })).drawn,
    draws: () => em().count(QuotaDraw, { caseId }),
  };
}

test.serial(
  'a draw that could not be written down takes nothing of the quota, and is done at the next try',
  async (t) => {
    const { job, drawn } = await felling('350121', 62.5);
    const answer = await bench.failOnce(t, job, 'audit_entries', async () => t.is(await drawn(), 0));
    t.deepEqual(answer, { quotaDrawn: true });
    t.is(await drawn(), 6250);
  },
);

test('a case draws once, however often its job is handed out', async (t) => {
  const { job, drawn, draws } = await felling('350122', '12.5');
  t.deepEqual(await bench.handTwice(t, job), { quotaDrawn: true });
  t.deepEqual([await drawn(), await draws()], [1250, 1]);
});

test('what goes beyond the quota, or asks for one that is not there, draws nothing', async (t) => {
  const { job, drawn, draws } = await felling('350123', 100.01);
  t.deepEqual(completed(await bench.hand(job)), { quotaDrawn: false });
  t.deepEqual(completed(await bench.hand({ ...job, headers: { ...headers, quota: 'water' } })), { quotaDrawn: false });
  t.deepEqual([await drawn(), await draws()], [0, 0]);
});

test('a diagram that names no sum of the form is told which', async (t) => {
  const { job, drawn } = await felling('350124', '很多');
  const answer = await bench.hand(job);
  t.like(answer, { kind: 'failed', retries: 4, message: '申请表的“form.volume”不是数量' });
  t.is(await drawn(), 0);
});
