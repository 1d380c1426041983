import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { repeatable } from '../../../server/commands/answering.ts';
import { inTransaction } from '../../../server/commands/hall.ts';
import { cleanUp } from '../../../server/commands/leftovers/clean-up.ts';
import { onceOnly } from '../../../server/commands/once.ts';
import { Refusal } from '../../../server/commands/refusal.ts';
import { NumberSeries } from '../../../server/entities/case/document.ts';
import { IdempotencyKey } from '../../../server/entities/engine/outbox.ts';
import { testHall } from '../../support/hall.ts';

const key = { account: 'lin', key: 'k1', bodyHash: 'a'.repeat(64) };

test('a call whose process was killed between its commit and its answer is answered to who repeats it, and not done again', async (t) => {
  const { hall, count, ask, killedCall } = await calls(t);
  t.is(await killedCall('after'), 'SIGKILL');
  t.is(await count(), 1, 'it was committed');
  t.deepEqual(await ask(), { value: 'done', told: 'once' }, 'the answer that nobody got');
  t.is(await count(), 1);
  const reused = onceOnly(hall, { ...key, bodyHash: 'b'.repeat(64) }, nothing);
  t.is((await t.throwsAsync(reused, { instanceOf: Refusal })).code, 'key-reused');
});

test('a call whose process was killed before its commit is done when it is repeated, at once', async (t) => {
  const { count, ask, killedCall } = await calls(t);
  t.is(await killedCall('before'), 'SIGKILL');
  t.is(await count(), 0);
  t.deepEqual(await ask(), { told: 'now' });
  t.is(await count(), 1);
});

test('of many at once under one key one is done, and all get its answer', async (t) => {
  const { count, ask } = await calls(t);
  const answers = await Promise.all([1, 2, 3, 4].map(() => ask()));
  t.deepEqual(answers, Array(4).fill({ told: 'now' }));
  t.is(await count(), 1);
});

test('who is refused for what the same call has just done gets its answer', async (t) => {
  const { hall, ask } = await calls(t);
  const refused = onceOnly(hall, key, {
    ...nothing,
    act: async () => {
      await ask();
      throw new Refusal('wrong-state', 'it is done already');
    },
  });
  t.deepEqual(await refused, { told: 'now' });
});

test('a key under which something was refused is free again', async (t) => {
  const { hall, ask } = await calls(t);
  const refused = onceOnly(hall, key, { ...nothing, act: () => Promise.reject(new Refusal('invalid', 'no')) });
  t.is((await t.throwsAsync(refused, { instanceOf: Refusal })).code, 'invalid');
  t.deepEqual(await ask(), { told: 'now' });
});

test('the answer sees what its command is about to commit', async (t) => {
  const { hall, add } = await calls(t);
  const answer = await onceOnly(hall, key, {
    act: add,
    present: async (em) => ({ seen: await em.count(NumberSeries) }),
  });
  t.deepEqual(answer, { seen: 1 });
});

test('what has several transactions and can be begun again keeps its answer behind them', async (t) => {
  const { hall, add, count } = await calls(t);
  const order = { orderId: '1' };
  const pay = (work: () => Promise<unknown>) =>
    onceOnly(hall, key, {
      act: () =>
        repeatable(async () => {
          await work();
          return order;
        }),
      present: async (_, made) => made,
    });
  const down = () => add().then(() => Promise.reject(new Refusal('outer-system-down', 'no answer')));
  await t.throwsAsync(pay(down), { instanceOf: Refusal });
  t.is(await count(), 1, 'what it has come to stays');
  t.deepEqual(await pay(async () => undefined), order);
  t.deepEqual(await pay(() => Promise.reject(new Error('begun again'))), order);
});

test('what a call leaves running behind its answer does not change what a repeat gets', async (t) => {
  const { hall, add, ask } = await calls(t);
  const behind: Promise<unknown>[] = [];
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  const first = await onceOnly(hall, key, {
    act: async () => {
      behind.push(answered.then(() => inTransaction(hall, (em) => em.execute('select 1'))));
      return await add();
    },
    present: async () => ({ told: 'first' }),
  });
  answer();
  await Promise.all(behind);
  t.deepEqual(await ask(), first);
});

test('an answer that is not made of what its command gave is a fault, not an answer', async (t) => {
  const { hall, add } = await calls(t);
  const wrong = onceOnly(hall, key, { ...nothing, act: async () => [await add()] });
  await t.throwsAsync(wrong, { message: /value of its command/ });
});

test('how the hall’s clock is moved throws no key away', async (t) => {
  const { hall, moveTo, ask } = await calls(t);
  await ask();
  moveTo('2027-12-01T09:00:00+08:00');
  await cleanUp(hall);
  t.is(await hall.orm.em.fork().count(IdempotencyKey), 1);
});

test('what is told once can be told again to a repeat, and cannot be read in the table', async (t) => {
  const { hall } = await calls(t);
  const secret = { queryPassword: '483920', certificateNumber: '350121198503081011', name: '陈志强' };
  await onceOnly(hall, key, { ...nothing, present: async () => secret });
  const [row] = await hall.orm.em.fork().execute('select k::text as line from idempotency_keys k');
  for (const word of Object.values(secret)) t.false(JSON.stringify(row).includes(word), word);
  t.deepEqual(await onceOnly(hall, key, nothing), secret);
});

test('an answer that the hall’s secret does not open, that was moved from another row or never came is told to nobody', async (t) => {
  const { hall } = await calls(t);
  const codeOf = async (asked: Promise<unknown>) => (await t.throwsAsync(asked, { instanceOf: Refusal })).code;
  await onceOnly(hall, key, { ...nothing, present: async () => ({ queryPassword: '483920' }) });
  const stranger = { ...hall, settings: { ...hall.settings, secret: 'another' } };
  t.is(await codeOf(onceOnly(stranger, key, nothing)), 'key-answered');
  await hall.orm.em.fork().execute("update idempotency_keys set account = 'chen'");
  t.is(await codeOf(onceOnly(hall, { ...key, account: 'chen' }, nothing)), 'key-answered');
  await hall.orm.em.fork().execute('update idempotency_keys set answer = null');
  t.is(await codeOf(onceOnly(hall, { ...key, account: 'chen' }, nothing)), 'key-answered');
});

const nothing = { act: async () => undefined, present: async (): Promise<unknown> => undefined };

async function calls(t: ExecutionContext) {
  const { hall, moveTo, databaseUrl } = await testHall(t);
  /** One command, which leaves a row. */
  const add = () =>
    inTransaction(hall, async (em) => {
      await em.execute('insert into number_series (name, last) values (gen_random_uuid()::text, 1)');
      return 'done';
    });
  return {
    hall,
    moveTo,
    add,
    count: () => hall.orm.em.fork().count(NumberSeries),
    /** The call as it is repeated. */
    ask: () => onceOnly(hall, key, { act: add, present: async () => ({ told: 'now' }) }),
    /** The same call in a process of its own, which ends by the signal that is answered. */
    killedCall: async (when: 'before' | 'after') => {
      const args = [join(import.meta.dirname, 'killed-call.ts'), databaseUrl, when, JSON.stringify(key)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
      return (await once(child, 'exit'))[1];
    },
  };
}
