import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { MikroORM } from '@mikro-orm/postgresql';
import test, { type ExecutionContext } from 'ava';
import { Redis } from 'ioredis';
import { ZBClient } from 'zeebe-node';
import { z } from 'zod';
import { identify } from '../../../server/embedded/identity.ts';
import { type EmbeddedOptions, portsFromSettings, SetupError, startEmbedded } from '../../../server/embedded/index.ts';
import { freePorts } from '../../../server/embedded/ports.ts';
import { ask } from '../../../server/embedded/probe.ts';
import { stopLeftovers } from '../../../server/embedded/processes.ts';
import { until } from '../../support/person.ts';

const Running = z.object({
  databaseUrl: z.string(),
  redisUrl: z.string(),
  zeebeAddress: z.string(),
  processes: z.array(z.object({ name: z.string(), pid: z.int() })),
});

test('after kill -9 of the parent the next start stops what was left, keeps the data and leaves nothing behind', async (t) => {
  t.timeout(180_000);
  // given
  const dataDirectory = await temporaryDirectory(t);
  const { parent, running: before } = await startHolder(t, dataDirectory);
  t.deepEqual(before.processes.map(({ name }) => name).sort(), ['postgres', 'redis', 'zeebe']);
  await works(before.zeebeAddress);
  await withRedis(before, (redis) => redis.set('kept', 'yes'));
  await query(before, 'create table kept as select 1 as one');
  const refused = await t.throwsAsync(startEmbedded(await testOptions(dataDirectory)), { instanceOf: SetupError });
  t.regex(refused?.message ?? '', new RegExp(`process ${parent.pid}.*LIANBAN_DATA`));

  // when
  const killed = once(parent, 'exit');
  parent.kill('SIGKILL');
  await killed;
  const after = await startEmbedded(await testOptions(dataDirectory));
  t.teardown(() => after.stop());

  // then
  t.deepEqual(before.processes.filter(isAlive), []);
  t.deepEqual(await query(after, 'select one from kept'), [{ one: 1 }]);
  t.is(await withRedis(after, (redis) => redis.get('kept')), 'yes');
  await works(after.zeebeAddress);
  await comesBackByItself(t, after, 'redis');
  const last = after.processes;
  await after.stop();
  t.deepEqual(last.filter(isAlive), []);
});

test('Redis lets nobody in while it reads its file: whoever wrote then would be told off and forget it', async (t) => {
  t.timeout(120_000);
  // given
  const external = { databaseUrl: 'postgresql://elsewhere/x', zeebeAddress: 'elsewhere:26500' };
  const options = { ...(await testOptions(await temporaryDirectory(t))), external };
  const embedded = await startEmbedded(options);
  t.teardown(() => embedded.stop());
  await withRedis(embedded, (redis) => redis.eval("for i = 1, 200000 do redis.call('SET', i, i) end", 0));
  // when
  process.kill(embedded.processes[0]?.pid ?? 0, 'SIGKILL');
  const answers = new Set<string>();
  const question = `AUTH ${new URL(embedded.redisUrl).password}\r\nSET later yes\r\n`;
  for (const until = Date.now() + 60_000; Date.now() < until && !answers.has('+OK'); await sleep(2)) {
    const answer = await ask({ port: options.ports.redis }, question).catch(() => Buffer.from('closed'));
    for (const word of answer.toString().match(/^[-+]?\w+/gm) ?? []) answers.add(word);
  }
  // then
  t.true(answers.has('-WRONGPASS'), 'somebody came while it was reading');
  t.false(answers.has('-LOADING'));
  t.is(await withRedis(embedded, (redis) => redis.get('200000')), '200000');
});

test('a start whose bootstrap has ended before anybody listened ends as well', async (t) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), await temporaryDirectory(t)], {
    stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, LIANBAN_BOOTSTRAP: 'gone' },
  });
  t.teardown(() => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  child.disconnect();
  t.deepEqual(await Promise.race([ended, sleep(20_000, 'still there', { ref: false })]), [null, 'SIGTERM']);
});

test('a taken port is told with the setting that moves it, all at once', async (t) => {
  const options = await testOptions(await temporaryDirectory(t));
  const taken = [options.ports.postgres, options.ports.zeebe.internal];
  for (const port of taken) {
    const server = createServer().listen(port, '127.0.0.1');
    t.teardown(() => server.close());
  }
  const refused = await t.throwsAsync(startEmbedded(options), { instanceOf: SetupError });
  t.regex(refused?.message ?? '', new RegExp(`Port ${taken[0]} .*LIANBAN_POSTGRES_PORT`));
  t.regex(refused?.message ?? '', new RegExp(`Port ${taken[1]} .*LIANBAN_ZEEBE_PORT`));
});

test('ports come from the settings, and a wrong one is named', (t) => {
  t.is(portsFromSettings({ LIANBAN_ZEEBE_PORT: '30000' }).zeebe.management, 30_003);
  t.is(portsFromSettings({}).postgres, 25_432);
  t.throws(() => portsFromSettings({ LIANBAN_REDIS_PORT: 'abc' }), { message: /LIANBAN_REDIS_PORT.*"abc"/s });
});

test('what is external is not started', async (t) => {
  const external = {
    databaseUrl: 'postgresql://elsewhere/x',
    redisUrl: 'redis://elsewhere',
    zeebeAddress: 'elsewhere:26500',
  };
  const embedded = await startEmbedded({ ...(await testOptions(await temporaryDirectory(t))), external });
  t.deepEqual(embedded.processes, []);
  t.is(embedded.databaseUrl, external.databaseUrl);
  t.is(embedded.zeebeManagementUrl, undefined);
  await embedded.stop();
});

async function comesBackByItself(
  t: ExecutionContext,
  embedded: Awaited<ReturnType<typeof startEmbedded>>,
  name: string,
) {
  const pid = () => embedded.processes.find((one) => one.name === name)?.pid ?? 0;
  const first = pid();
  process.kill(first, 'SIGKILL');
  for (let tries = 0; tries < 100 && pid() === first; tries++) await sleep(100);
  t.not(pid(), first);
  // A command is told off while it reads its file.
  for (let tries = 0; tries < 100 && !(await answers(embedded)); tries++) await sleep(100);
  t.is(await withRedis(embedded, (redis) => redis.get('kept')), 'yes');
}

const answers = (embedded: { redisUrl: string }): Promise<boolean> =>
  withRedis(embedded, (redis) => redis.ping()).then(
    () => true,
    () => false,
  );

async function startHolder(t: ExecutionContext, dataDirectory: string) {
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), dataDirectory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.teardown(() => parent.kill('SIGKILL'));
  const lines = createInterface(parent.stdout)[Symbol.asyncIterator]();
  const { value } = await lines.next();
  return { parent, running: Running.parse(JSON.parse(String(value))) };
}

async function testOptions(dataDirectory: string): Promise<EmbeddedOptions> {
  return {
    dataDirectory,
    ports: await freePorts(),
    external: {},
    log: () => undefined,
    zeebeClockControlled: true,
    isolation: 'test',
  };
}

async function temporaryDirectory(t: ExecutionContext): Promise<string> {
  // Closed to other users, as root's home is, with a blank and 汉字 in its name: PostgreSQL and the broker must cope with both.
  const directory = await mkdtemp(join(tmpdir(), 'lianban 联办-'));
  t.teardown(async () => {
    // A test that fails between the kill and the next start has nobody else to do it.
    await stopLeftovers(directory, () => undefined);
    await rm(directory, { recursive: true, force: true });
  });
  return directory;
}

async function query({ databaseUrl }: { databaseUrl: string }, sql: string): Promise<unknown> {
  const orm = await MikroORM.init({ clientUrl: databaseUrl, entities: [], discovery: { warnWhenNoEntities: false } });
  return orm.em
    .getConnection()
    .execute(sql)
    .finally(() => orm.close());
}

async function withRedis<T>({ redisUrl }: { redisUrl: string }, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(redisUrl);
  // It tries again until the server is back; without a listener each try would be printed.
  redis.on('error', () => undefined);
  return use(redis).finally(() => redis.disconnect());
}

/** The gateway hears of the leader a moment after the leader is ready. */
async function works(address: string): Promise<void> {
  const client = new ZBClient(address, { useTLS: false, loglevel: 'NONE' });
  const isLed = async () => {
    const { brokers } = await client.topology();
    const partition = brokers[0]?.partitions[0];
    return `${partition?.role} ${partition?.health}` === 'LEADER HEALTHY';
  };
  await until('a healthy leader', isLed, 30_000).finally(() => client.close());
}

function isAlive({ pid }: { pid: number }): boolean {
  return identify(pid) !== undefined;
}
