import { randomUUID } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { z } from 'zod';
import { defineWorker, type WorkerDefinition } from '../../../server/engine/define-worker.ts';
import { BusinessError } from '../../../server/engine/errors.ts';
import { runProjector } from '../../../server/engine/projector.ts';
import type { EngineRecord } from '../../../server/engine/records.ts';
import { runWorkers } from '../../../server/engine/run-workers.ts';
import { chain } from '../../support/diagram.ts';
import { eventually, quiet, redisUrl, testEngine } from '../../support/engine.ts';

type Hall = { calls: unknown[]; answer: (call: number) => { paid: boolean } };

const pay = defineWorker({
  type: 'pay',
  input: z.object({ caseId: z.string() }),
  headers: z.object({ stage: z.string() }),
  output: z.object({ paid: z.boolean() }),
  errors: ['card-refused'],
  retries: { attempts: 3, backoff: '10ms' },
  handle: async (input, job, hall: Hall) => {
    hall.calls.push({ input, stage: job.headers.stage, element: job.elementInstanceKey });
    return hall.answer(hall.calls.length);
  },
});

test('a worker gets its variables and headers, and what it gives completes the job', async (t) => {
  const { records, hall } = await working(t, { pay, answer: () => ({ paid: true }) });
  await eventually('end', () => has(records, 'element', 'completed'));
  t.like(hall.calls[0], { input: { caseId: 'case-1' }, stage: '受理' });
  t.is(hall.calls.length, 1);
});

test('a failed job is tried again under the same element instance', async (t) => {
  const answer = (call: number) => {
    if (call === 1) throw new Error('the bank is away');
    return { paid: true };
  };
  const { records, hall } = await working(t, { pay, answer });
  await eventually('end', () => has(records, 'element', 'completed'));
  t.is(hall.calls.length, 2);
  t.deepEqual(hall.calls[0], hall.calls[1]);
  t.like(
    records.find((record) => record.kind === 'job' && record.intent === 'failed'),
    { errorMessage: 'the bank is away', retries: 2 },
  );
});

test('a job without retries left becomes an incident, and goes on once that is resolved', async (t) => {
  let away = true;
  const answer = () => {
    if (away) throw new Error('the bank is away');
    return { paid: true };
  };
  const { engine, records, hall } = await working(t, { pay, answer });
  const incident = await eventually('incident', () => records.find((record) => record.kind === 'incident'));
  t.like(incident, { errorType: 'JOB_NO_RETRIES', errorMessage: 'the bank is away', elementId: 'pay' });
  t.is(hall.calls.length, 3);
  away = false;
  const { incidentKey, jobKey } = incident.kind === 'incident' ? incident : t.fail();
  t.is(await engine.resolveIncident(incidentKey, jobKey ?? ''), 'done');
  await eventually('end', () => has(records, 'element', 'completed'));
  t.is(await engine.resolveIncident(incidentKey), 'gone');
});

test('a business error without a catch event in the diagram is an incident with its code', async (t) => {
  const answer = () => {
    throw new BusinessError('card-refused', '银行拒付');
  };
  const { records, hall } = await working(t, { pay, answer });
  const incident = await eventually('incident', () => records.find((record) => record.kind === 'incident'));
  t.like(incident, { errorType: 'UNHANDLED_ERROR_EVENT' });
  t.is(hall.calls.length, 1);
});

test('a business error goes the way of the event that catches it, without a second try', async (t) => {
  const answer = () => {
    throw new BusinessError('card-refused', '银行拒付');
  };
  const { records, hall } = await working(t, { pay, answer, catches: 'card-refused' });
  await eventually('end', () => has(records, 'element', 'completed'));
  t.true(records.some((record) => record.kind === 'element' && record.elementId === 'pay-caught'));
  t.false(records.some(({ kind }) => kind === 'incident'));
  t.is(hall.calls.length, 1);
});

test('variables that do not fit are an incident at once, with every fault', async (t) => {
  const strict = defineWorker({
    type: 'pay',
    input: z.object({ caseId: z.uuid(), amount: z.number() }),
    headers: z.object({ clock: z.string() }),
    output: z.object({}),
    errors: [],
    retries: { attempts: 5, backoff: '1h' },
    handle: async (_input, _job, hall: Hall) => hall.calls.push(1) && {},
  });
  const { records, hall } = await working(t, { pay: strict, answer: () => ({ paid: true }) });
  const incident = await eventually('incident', () => records.find((record) => record.kind === 'incident'));
  for (const name of ['variable caseId', 'variable amount', 'header clock'])
    t.true(incident.kind === 'incident' && incident.errorMessage.includes(name), name);
  t.deepEqual(hall.calls, []);
});

test('closing waits for the job in hand', async (t) => {
  let done = false;
  const slow = defineWorker({
    type: 'pay',
    input: z.object({}),
    headers: z.looseObject({}),
    output: z.object({}),
    errors: [],
    retries: { attempts: 1, backoff: '1s' },
    handle: async (_input, _job, hall: Hall) => {
      hall.calls.push(1);
      await new Promise((resolve) => setTimeout(resolve, 300));
      done = true;
      return {};
    },
  });
  const { hall, workers } = await working(t, { pay: slow, answer: () => ({ paid: true }) });
  await eventually('job', () => hall.calls.length > 0);
  await workers.close();
  t.true(done);
});

type Working = { pay: WorkerDefinition<Hall>; answer: Hall['answer']; catches?: string };

async function working(t: ExecutionContext, { pay, answer, ...caught }: Working) {
  const { engine, suffix } = testEngine(t);
  const processId = `pay${suffix}`;
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
  const hall: Hall = { calls: [], answer };
  const workers = runWorkers(engine, [pay], hall, { log: quiet, suffix });
  t.teardown(() => workers.close());
  await engine.deploy([{ name: 'pay.bpmn', xml: chain(processId, [{ id: 'pay', job: `pay${suffix}`, ...caught }]) }]);
  const name = `start-${processId}`;
  const start = { name, correlationKey: 'case-1', messageId: randomUUID(), timeToLiveMs: 60_000 };
  await engine.publish({ ...start, variables: { caseId: 'case-1' } });
  return { engine, records, hall, workers };
}

function has(records: readonly EngineRecord[], kind: 'element', intent: 'completed') {
  return records.some((record) => record.kind === kind && record.intent === intent && record.elementType === 'PROCESS');
}
