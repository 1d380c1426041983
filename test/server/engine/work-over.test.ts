import test from 'ava';
import { z } from 'zod';
import type { ActivatedJob } from '../../../server/engine/contract.ts';
import { defineWorker } from '../../../server/engine/define-worker.ts';
import { WorkOver } from '../../../server/engine/errors.ts';
import { runWorkers } from '../../../server/engine/run-workers.ts';
import { quiet } from '../../support/engine.ts';
import { stubEngine } from '../../support/stub-engine.ts';

test('a job whose case is over is left for the engine to cancel and becomes no incident', async (t) => {
  const failed: { retries: number; backoffMs: number }[] = [];
  const held: { handle?: (job: ActivatedJob) => Promise<void> } = {};
  const engine = stubEngine({
    failJob: async (_, { retries, backoffMs }) => {
      failed.push({ retries, backoffMs });
      return 'done';
    },
    subscribe: ({ handle }) => {
      held.handle = handle;
      return { close: async () => undefined };
    },
  });
  const issue = defineWorker({
    type: 'issue',
    input: z.object({}),
    headers: z.object({}),
    output: z.object({}),
    errors: [],
    retries: { attempts: 5, backoff: '10s' },
    handle: async () => {
      throw new WorkOver('the applicant has withdrawn');
    },
  });
  runWorkers(engine, [issue], {}, { log: quiet });
  const key = '2251799813685001';
  await held.handle?.({
    key,
    type: 'issue',
    retries: 1,
    processId: 'accept',
    processInstanceKey: key,
    processDefinitionKey: key,
    elementId: 'issue',
    elementInstanceKey: key,
    headers: {},
    variables: {},
  });
  t.deepEqual(failed, [{ retries: 1, backoffMs: 300_000 }]);
  t.deepEqual(engine.calls.completed, []);
});
