import { randomUUID } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { createEngine } from '../../../server/engine/engine.ts';
import { EngineRefused, EngineUnavailable } from '../../../server/engine/errors.ts';
import { runProjector } from '../../../server/engine/projector.ts';
import type { EngineRecord } from '../../../server/engine/records.ts';
import { chain } from '../../support/diagram.ts';
import { eventually, quiet, redisUrl, testEngine } from '../../support/engine.ts';

test('a start message told twice makes one instance', async (t) => {
  const { engine, records, start } = await running(t, [{ id: 'review', user: 'dept:a' }]);
  t.is(await start('case-1'), 'published');
  t.is(await start('case-1'), 'duplicate');
  const task = await eventually('task', () => jobs(records, 'created')[0]);
  t.is(await engine.completeJob(task.jobKey, {}), 'done');
  await eventually('end', () => ended(records));
  t.is(await start('case-1'), 'duplicate');
  t.is(jobs(records, 'created').length, 1);
});

test('a user task reaches the reader with its group, form and headers, and its case by the start record', async (t) => {
  const { records, start, processId } = await running(t, [{ id: 'review', user: 'dept:350121-market' }]);
  await start('case-2');
  const task = await eventually('task', () => jobs(records, 'created')[0]);
  t.like(task, { elementId: 'review', formKey: 'review', processId, headers: { stage: '受理' } });
  t.deepEqual(task.candidateGroups, ['dept:350121-market']);
  const begun = records.find((record) => record.kind === 'message-start');
  t.like(begun, { correlationKey: 'case-2', processInstanceKey: task.processInstanceKey });
});

test('completing a job twice answers gone', async (t) => {
  const { engine, records, start } = await running(t, [{ id: 'review', user: 'dept:a' }]);
  await start('case-3');
  const { jobKey } = await eventually('task', () => jobs(records, 'created')[0]);
  t.is(await engine.completeJob(jobKey, { decision: 'approve' }), 'done');
  t.is(await engine.completeJob(jobKey, { decision: 'approve' }), 'gone');
});

test('a cancelled instance takes its job along', async (t) => {
  const { engine, records, start } = await running(t, [{ id: 'review', user: 'dept:a' }]);
  await start('case-4');
  const { processInstanceKey, jobKey } = await eventually('task', () => jobs(records, 'created')[0]);
  t.is(await engine.cancel(processInstanceKey), 'done');
  await eventually('cancelled job', () => jobs(records, 'canceled')[0]);
  t.is(await engine.cancel(processInstanceKey), 'gone');
  t.is(await engine.completeJob(jobKey, {}), 'gone');
});

test('a case is sent back to an earlier step', async (t) => {
  const { engine, records, start } = await running(t, [
    { id: 'accept', user: 'dept:a' },
    { id: 'review', user: 'dept:b' },
  ]);
  await start('case-5');
  const accept = await eventually('first task', () => jobs(records, 'created')[0]);
  await engine.completeJob(accept.jobKey, {});
  const review = await eventually('second task', () => jobs(records, 'created')[1]);
  const move = {
    terminate: [review.elementInstanceKey],
    activate: [{ elementId: 'accept', variables: { again: true } }],
  };
  t.is(await engine.modify(review.processInstanceKey, move), 'done');
  const again = await eventually('first task again', () => jobs(records, 'created')[2]);
  t.is(again.elementId, 'accept');
  t.is(await engine.completeJob(review.jobKey, {}), 'gone');
});

test('a refused deployment is told in the words of the engine', async (t) => {
  const { engine, suffix } = testEngine(t);
  const xml = chain(`broken${suffix}`, [{ id: 'review', user: 'dept:a' }]).replace(
    'targetRef="end"',
    'targetRef="nowhere"',
  );
  const error = await t.throwsAsync(engine.deploy([{ name: 'broken.bpmn', xml }]), { instanceOf: EngineRefused });
  t.regex(error.message, /broken\.bpmn/);
});

test('the sweep finds user tasks that nobody has told of, once', async (t) => {
  const { engine, records, start, processId } = await running(t, [{ id: 'review', user: 'dept:a' }]);
  await start('case-6');
  const told = await eventually('task', () => jobs(records, 'created')[0]);
  const sweep = () => engine.sweepUserTasks({ worker: 'sweep', timeoutMs: 60_000, max: 10_000 });
  const found = (await sweep()).filter((task) => task.processId === processId);
  t.deepEqual(
    found.map(({ key, candidateGroups, formKey, headers }) => ({ key, candidateGroups, formKey, headers })),
    [{ key: told.jobKey, candidateGroups: ['dept:a'], formKey: 'review', headers: { stage: '受理' } }],
  );
  t.deepEqual(
    (await sweep()).filter((task) => task.processId === processId),
    [],
  );
  t.is(await engine.completeJob(told.jobKey, {}), 'done');
});

test('an engine that is away is unhealthy and says so at once', async (t) => {
  const engine = createEngine({ address: '127.0.0.1:9', log: quiet });
  t.teardown(() => engine.close());
  t.false(await engine.healthy());
  await t.throwsAsync(engine.completeJob('2251799813685250', {}), { instanceOf: EngineUnavailable });
});

async function running(t: ExecutionContext, steps: Parameters<typeof chain>[1]) {
  const { engine, suffix } = testEngine(t);
  const processId = `chain${suffix}`;
  const records: EngineRecord[] = [];
  const projector = runProjector({
    redisUrl,
    beside: true,
    log: quiet,
    positions: async () => new Map(),
    apply: async (batch) => void records.push(...batch.filter((record) => record.processId === processId)),
    onGap: (reason) => t.log(reason),
  });
  t.teardown(() => projector.close());
  await projector.ready;
  await engine.deploy([{ name: `${processId}.bpmn`, xml: chain(processId, steps) }]);
  const run = randomUUID();
  const start = (caseId: string) =>
    engine.publish({
      name: `start-${processId}`,
      correlationKey: caseId,
      messageId: `${caseId}-${run}`,
      timeToLiveMs: 60_000,
      variables: { caseId },
    });
  return { engine, processId, records, start };
}

function jobs(records: readonly EngineRecord[], intent: string) {
  return records.flatMap((record) => (record.kind === 'job' && record.intent === intent ? record : []));
}

function ended(records: readonly EngineRecord[]) {
  return records.some(
    (record) => record.kind === 'element' && record.elementType === 'PROCESS' && record.intent === 'completed',
  );
}
