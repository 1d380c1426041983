import test, { type ExecutionContext } from 'ava';
import { type Hall, inTransaction } from '../../../server/commands/hall.ts';
import { onceOnly } from '../../../server/commands/once.ts';
import { cleanUp } from '../../../server/commands/outbox/clean-up.ts';
import { Refusal } from '../../../server/commands/refusal.ts';
import { IdempotencyKey } from '../../../server/entities/engine/outbox.ts';
import { type HallOptions, testHall } from '../../support/hall.ts';

const key = { account: 'lin', key: 'k1', bodyHash: 'a'.repeat(64), status: 201 };

test('a key whose request died before it did anything is taken over, by one of many', async (t) => {
  const { hall, age, work, done } = await calls(t);
  await leave(hall);
  t.is((await t.throwsAsync(onceOnly(hall, key, work), { instanceOf: Refusal })).code, 'key-running');
  await age('3 minutes');
  const reused = onceOnly(hall, { ...key, bodyHash: 'b'.repeat(64) }, work);
  t.is((await t.throwsAsync(reused, { instanceOf: Refusal })).code, 'key-reused');
  t.is(done.length, 0);
  const answers = await Promise.allSettled([1, 2, 3, 4].map(() => onceOnly(hall, key, work)));
  t.is(done.length, 1);
  t.true(answers.some(({ status }) => status === 'fulfilled'));
  t.deepEqual(await onceOnly(hall, key, work), { number: 1 });
});

test('a key whose request had committed before it died is never taken over', async (t) => {
  const { hall, age, work, done } = await calls(t);
  await leave(hall, 0);
  await age('3 days');
  t.is((await t.throwsAsync(onceOnly(hall, key, work), { instanceOf: Refusal })).code, 'key-running');
  t.is(done.length, 0);
});

test('a request that was taken for dead and followed by another commits nothing any more', async (t) => {
  const { hall, age, work, done } = await calls(t);
  const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const slow = onceOnly(hall, key, async () => {
    begin();
    await woken;
    return await work();
  });
  await begun;
  await age('3 minutes');
  t.deepEqual(await onceOnly(hall, key, work), { number: 1 });
  wake();
  t.is((await t.throwsAsync(slow, { instanceOf: Refusal })).code, 'key-running');
  t.is(done.length, 1);
  t.deepEqual(await onceOnly(hall, key, work), { number: 1 }, 'and leaves the other its key');
});

test('what a call leaves running behind its answer does not change what a repeat gets', async (t) => {
  const { hall, work } = await calls(t);
  const behind: Promise<unknown>[] = [];
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await onceOnly(hall, key, async () => {
    behind.push(answered.then(() => inTransaction(hall, (em) => em.execute('select 1'))));
    return await work();
  });
  answer();
  await Promise.all(behind);
  t.deepEqual(await onceOnly(hall, key, work), { number: 1 });
});

test('how the hall’s clock is moved frees no key and throws none away', async (t) => {
  const { hall, moveTo, work } = await calls(t);
  await leave(hall);
  moveTo('2027-12-01T09:00:00+08:00');
  t.is((await t.throwsAsync(onceOnly(hall, key, work), { instanceOf: Refusal })).code, 'key-running');
  await cleanUp(hall);
  t.is(await hall.orm.em.fork().count(IdempotencyKey), 1);
});

test('what is told once can be told again to a repeat, and cannot be read in the table', async (t) => {
  const { hall } = await calls(t);
  const secret = { queryPassword: '483920', certificateNumber: '350121198503081011', name: '陈志强' };
  await onceOnly(hall, key, async () => secret);
  const [row] = await hall.orm.em.fork().execute('select k::text as line from idempotency_keys k');
  for (const word of Object.values(secret)) t.false(JSON.stringify(row).includes(word), word);
  t.deepEqual(await onceOnly(hall, key, async () => undefined), secret);
});

test('an answer that the hall’s secret does not open, or that was moved from another row, is told to nobody', async (t) => {
  const { hall } = await calls(t);
  await onceOnly(hall, key, async () => ({ queryPassword: '483920' }));
  const stranger = { ...hall, settings: { ...hall.settings, secret: 'another' } };
  t.is(
    (
      await t.throwsAsync(
        onceOnly(stranger, key, async () => 1),
        { instanceOf: Refusal },
      )
    ).code,
    'key-running',
  );
  await hall.orm.em.fork().execute("update idempotency_keys set account = 'chen'");
  const moved = onceOnly(hall, { ...key, account: 'chen' }, async () => 1);
  t.is((await t.throwsAsync(moved, { instanceOf: Refusal })).code, 'key-running');
});

async function calls(t: ExecutionContext, options: HallOptions = {}) {
  const { hall, moveTo } = await testHall(t, options);
  const done: number[] = [];
  return {
    hall,
    moveTo,
    done,
    /** One command; counted when it is committed. */
    work: async () => {
      await inTransaction(hall, (em) => em.execute('select 1'));
      return { number: done.push(1) };
    },
    age: (by: string) =>
      hall.orm.em.fork().execute('update idempotency_keys set created_at = created_at - ?::interval', [by]),
  };
}

/** What a process that was killed leaves: its key, and whether something was committed under it. */
async function leave(hall: Hall, status: number | null = null): Promise<void> {
  const { status: _, ...taken } = key;
  await hall.orm.em.fork().insert(IdempotencyKey, { ...taken, status, answer: null, createdAt: new Date() });
}
