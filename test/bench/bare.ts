import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { ZBClient } from 'zeebe-node';
import { z } from 'zod';
import { quantile, say } from './line.ts';
import { BareAsked } from './load-contract.ts';

/**
 * The reference: the same diagram driven by zeebe-node and nothing else. User tasks are seen in the exporter's stream
 * and completed by key, the fee's worker does nothing, its message follows at once. No rights, no records, no HTTP.
 */
const asked = BareAsked.parse(JSON.parse(process.argv[2] ?? ''));
const userTask = 'io.camunda.zeebe:userTask';
const stream = 'zeebe:JOB';
const client = new ZBClient(asked.zeebeAddress, { loglevel: 'NONE', longPoll: 30_000 });
const redis = new Redis(asked.redisUrl);
const finished: { at: number; ms: number }[] = [];
const state = { stopping: false };

const Reply = z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.array(z.string())]))])).nullable();
const Job = z.object({
  // Keys pass 2^53 only from the fifth partition on; there is one here.
  key: z.number(),
  intent: z.string(),
  value: z.object({ type: z.string(), elementId: z.string(), processInstanceKey: z.number() }),
});

const departments = {
  lead: '350121-planning',
  housing: '350121-housing',
  ecology: '350121-ecology',
  greening: '350121-greening',
};
const branches = ['housing', 'ecology', 'greening'].map((role) => ({
  dept: `350121-${role}`,
  role,
  name: role,
  days: 3,
}));

const Answered = z.object({ code: z.union([z.literal(5), z.literal(6)]) });

/** A busy broker may not answer in time; the call is repeated. NOT_FOUND and ALREADY_EXISTS then say that the first one did it. */
async function told(call: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      await call();
      return;
    } catch (error) {
      if (Answered.safeParse(error).success) return;
      await sleep(100);
    }
  }
}

function start(): Promise<void> {
  const caseId = randomUUID();
  return told(() =>
    client.publishMessage({
      name: 'start-bench-approval',
      correlationKey: caseId,
      messageId: caseId,
      timeToLive: 86_400_000,
      variables: { caseId, number: caseId, area: '350121', departments, branches, delivery: 'window' },
    }),
  );
}

const started: number[] = [];

function fill(): void {
  while (!state.stopping && started.length < asked.inFlight) {
    started.push(Date.now());
    void start();
  }
}

function take(text: string): void {
  const { key, intent, value } = Job.parse(JSON.parse(text));
  if (value.type !== userTask) return;
  if (intent === 'CREATED') {
    void told(() => client.completeJob({ jobKey: String(key), variables: { decision: 'approve' } }));
    return;
  }
  if (intent !== 'COMPLETED' || value.elementId !== 'decide') return;
  const at = Date.now();
  // Which of those in flight it was does not matter for the count; the oldest stands for it.
  finished.push({ at, ms: at - (started.shift() ?? at) });
  fill();
}

async function read(): Promise<void> {
  let last = '$';
  while (!state.stopping || started.length > 0) {
    const reply = Reply.parse(await redis.call('XREAD', 'COUNT', 500, 'BLOCK', 1000, 'STREAMS', stream, last));
    const entries = reply?.[0]?.[1] ?? [];
    for (const [id, fields] of entries) {
      last = id;
      take(fields[1] ?? '{}');
    }
  }
}

async function run() {
  await client.deployResource({ name: 'process.bpmn', process: readFileSync(asked.diagram) });
  client.createWorker({
    taskType: 'collect-fee',
    maxJobsToActivate: 32,
    // Short, because a worker that has lost its long poll on a busy machine asks again only when this has passed.
    longPoll: 2_000,
    pollInterval: 50,
    loglevel: 'NONE',
    taskHandler: async (job) => {
      const { caseId } = z.object({ caseId: z.string() }).parse(job.variables);
      const done = await job.complete({ feeDue: true });
      await told(() =>
        client.publishMessage({
          name: 'fee-paid',
          correlationKey: caseId,
          messageId: `fee-paid-${caseId}`,
          timeToLive: 60_000,
          variables: {},
        }),
      );
      return done;
    },
  });
  const reading = read();
  await sleep(200);
  fill();
  await sleep(asked.warmup * 1000);
  const from = Date.now();
  await sleep(asked.seconds * 1000);
  const to = Date.now();
  state.stopping = true;
  await Promise.race([reading, sleep(30_000)]);
  const measured = finished.filter(({ at }) => at >= from && at < to);
  say(
    `  a case: p50 ${quantile(
      measured.map(({ ms }) => ms),
      0.5,
    )} ms, left unfinished: ${started.length}`,
  );
  return { perSecond: measured.length / ((to - from) / 1000), unfinished: started.length };
}

// Written whole before the end: a pipe takes no more than its buffer at once.
process.stdout.write(`${JSON.stringify(await run())}\n`, () => process.exit(0));
