import { randomUUID } from 'node:crypto';
import test, { type ExecutionContext } from 'ava';
import { Redis } from 'ioredis';
import { type ProjectorOptions, runProjector } from '../../../server/engine/projector.ts';
import type { EngineRecord } from '../../../server/engine/records.ts';
import { soleTurn } from '../../../server/entities/database/sole-turn.ts';
import { testDatabase } from '../../support/database.ts';
import { eventually, quiet, redisUrl } from '../../support/engine.ts';

test('records of several streams reach apply in position order, with exact keys', async (t) => {
  const { write, project, applied } = setup(t);
  await write('JOB', 2, 'CREATED');
  await write('PROCESS_INSTANCE', 1, 'ELEMENT_ACTIVATED');
  project();
  await eventually('both', () => applied.length === 2);
  t.deepEqual(
    applied.map(({ position, kind }) => [position, kind]),
    [
      [1, 'element'],
      [2, 'job'],
    ],
  );
  t.is(applied[1]?.kind === 'job' && applied[1].jobKey, '9223372036854775807');
});

test('a batch that could not be stored is offered again, and nothing after it before', async (t) => {
  const { write, project, applied } = setup(t);
  let refusals = 2;
  project({
    apply: async (batch) => {
      if (refusals-- > 0) throw new Error('the database is away');
      applied.push(...batch);
    },
  });
  for (const position of [1, 2, 3]) await write('PROCESS_INSTANCE', position, 'ELEMENT_ACTIVATED');
  await eventually('all', () => applied.length === 3);
  t.deepEqual(
    applied.map(({ position }) => position),
    [1, 2, 3],
  );
});

test('what is stored is trimmed and not told again after a restart or a replay', async (t) => {
  const { redis, prefix, write, project, applied, stored } = setup(t);
  const first = project();
  await write('JOB', 5, 'CREATED');
  await eventually('first', () => applied.length === 1);
  await eventually('trimmed', async () => (await redis.xlen(`${prefix}:JOB`)) === 0);
  await first.close();
  await write('JOB', 5, 'CREATED');
  await write('JOB', 6, 'CREATED');
  project({ positions: async () => stored });
  await eventually('second', () => applied.length === 2);
  t.deepEqual(
    applied.map(({ position }) => position),
    [5, 6],
  );
});

test('a broken connection is mended and the reader goes on', async (t) => {
  const { redis, prefix, write, project, applied } = setup(t);
  const gaps: string[] = [];
  project({ onGap: (reason) => gaps.push(reason) });
  await write('PROCESS_INSTANCE', 1, 'ELEMENT_ACTIVATED');
  await eventually('first', () => applied.length === 1);
  await cut(redis, prefix);
  await write('PROCESS_INSTANCE', 2, 'ELEMENT_ACTIVATED');
  await eventually('second', () => applied.length === 2);
  t.deepEqual(gaps, []);
});

test('streams that were lost are told as a gap, and what comes later is read', async (t) => {
  const { redis, prefix, write, project, applied } = setup(t);
  const gaps: string[] = [];
  project({ onGap: (reason) => gaps.push(reason) });
  await write('PROCESS_INSTANCE', 1, 'ELEMENT_ACTIVATED');
  await eventually('first', () => applied.length === 1);
  await redis.del(`${prefix}:PROCESS_INSTANCE`);
  await cut(redis, prefix);
  await eventually('gap', () => gaps.length > 0);
  await redis.xadd(
    `${prefix}:PROCESS_INSTANCE`,
    '5-0',
    'record',
    recordText('PROCESS_INSTANCE', 2, 'ELEMENT_ACTIVATED'),
  );
  await eventually('second', () => applied.length === 2);
  t.is(gaps.length, 1);
});

test('a record that cannot be read is told and does not stop the others', async (t) => {
  const { redis, prefix, write, project, applied } = setup(t);
  const gaps: string[] = [];
  await redis.xadd(`${prefix}:JOB`, '*', 'record', '{"broken');
  await write('JOB', 2, 'CREATED');
  project({ onGap: (reason) => gaps.push(reason) });
  await eventually('the sound one', () => applied.length === 1);
  await redis.xadd(`${prefix}:JOB`, '*', 'record', '{"broken');
  await eventually('the second broken one', () => gaps.length === 2);
  await new Promise((resolve) => setTimeout(resolve, 100));
  t.is(gaps.length, 2);
});

test('of two readers one reads; when it ends the other goes on within seconds, and nothing is lost or told twice', async (t) => {
  const { redis, prefix, write, project, applied, stored } = setup(t);
  const { orm } = await testDatabase(t);
  const readers = { first: 0, second: 0 };
  const reader = (name: keyof typeof readers) =>
    project({
      positions: async () => new Map(stored),
      soleTurn: (work) => soleTurn(orm, 'reading', work),
      apply: async (batch, positions) => {
        readers[name] += batch.length;
        applied.push(...batch);
        for (const [partition, position] of positions) stored.set(partition, position);
      },
    });
  const first = reader('first');
  await first.ready;
  await reader('second').ready;
  for (const position of [1, 2, 3]) await write('PROCESS_INSTANCE', position, 'ELEMENT_ACTIVATED');
  await eventually('the first three', () => applied.length === 3);
  t.deepEqual(readers, { first: 3, second: 0 });
  await first.close();
  for (const position of [4, 5]) await write('PROCESS_INSTANCE', position, 'ELEMENT_ACTIVATED');
  await eventually('the last two', () => applied.length === 5);
  await eventually('trimmed', async () => (await redis.xlen(`${prefix}:PROCESS_INSTANCE`)) === 0);
  t.deepEqual(
    applied.map(({ position }) => position),
    [1, 2, 3, 4, 5],
  );
  t.deepEqual(readers, { first: 3, second: 2 });
});

test('a reader that begins where others have read before it asks for a sweep', async (t) => {
  const { write, project } = setup(t);
  const gaps: string[] = [];
  await write('PROCESS_INSTANCE', 7, 'ELEMENT_ACTIVATED');
  project({ positions: async () => new Map([[1, 7]]), onGap: (reason) => gaps.push(reason) });
  await eventually('sweep', () => gaps.length === 1);
  t.is(gaps.length, 1);
});

function setup(t: ExecutionContext) {
  const redis = new Redis(redisUrl);
  const prefix = `t-${randomUUID()}`;
  const applied: EngineRecord[] = [];
  const stored = new Map<number, number>();
  t.teardown(async () => {
    await redis.del(...['JOB', 'PROCESS_INSTANCE'].map((type) => `${prefix}:${type}`));
    redis.disconnect();
  });
  const write = (type: string, position: number, intent: string) =>
    redis.xadd(`${prefix}:${type}`, '*', 'record', recordText(type, position, intent));
  const project = (overrides: Partial<ProjectorOptions> = {}) => {
    const projector = runProjector({
      redisUrl,
      prefix,
      log: quiet,
      positions: async () => new Map(),
      apply: async (batch, positions) => {
        applied.push(...batch);
        for (const [partition, position] of positions) stored.set(partition, position);
      },
      onGap: () => {},
      ...overrides,
    });
    t.teardown(() => projector.close());
    return projector;
  };
  return { redis, prefix, applied, stored, write, project };
}

/** Closes the reader's connection at the server, as a restart of Redis does. */
async function cut(redis: Redis, prefix: string): Promise<void> {
  const list = String(await redis.client('LIST'));
  const id = list
    .split('\n')
    .find((line) => line.includes(`name=projector-${prefix}`))
    ?.match(/id=(\d+)/)?.[1];
  await redis.client('KILL', 'ID', id ?? '');
}

function recordText(valueType: string, position: number, intent: string): string {
  const value = {
    processInstanceKey: 'INSTANCE',
    processDefinitionKey: 'DEFINITION',
    bpmnProcessId: 'p',
    elementId: 'e',
    elementInstanceKey: 'ELEMENT',
    bpmnElementType: 'USER_TASK',
    type: 'io.camunda.zeebe:userTask',
    retries: 1,
    version: 1,
    processDefinitionVersion: 1,
    customHeaders: {},
    flowScopeKey: -1,
    parentProcessInstanceKey: -1,
    parentElementInstanceKey: -1,
  };
  const text = JSON.stringify({
    partitionId: 1,
    position,
    timestamp: 1_700_000_000_000,
    key: 'KEY',
    valueType,
    intent,
    value,
  });
  return text.replaceAll(/"(INSTANCE|DEFINITION|ELEMENT|KEY)"/g, '9223372036854775807');
}
