import test from 'ava';
import { soleTurn } from '../../../../server/entities/database/sole-turn.ts';
import { testDatabase } from '../../../support/database.ts';
import { eventually } from '../../../support/engine.ts';

const untilEnd = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

test('work of one name runs once at a time, and again when the first has ended', async (t) => {
  const { orm } = await testDatabase(t);
  const { promise: end, resolve } = Promise.withResolvers<void>();
  let runs = 0;
  const again = async () => {
    runs += 1;
  };
  const first = soleTurn(orm, 'work', () => {
    runs += 1;
    return end;
  });
  await eventually('the first to run', () => runs === 1);
  t.false(await soleTurn(orm, 'work', again));
  t.true(await soleTurn(orm, 'other', async () => undefined));
  resolve();
  t.true(await first);
  t.true(await soleTurn(orm, 'work', again));
  t.is(runs, 2);
});

test('one whose connection is lost is told within seconds, and another may work at once', async (t) => {
  const { orm } = await testDatabase(t);
  const state = { running: false, told: false };
  const first = soleTurn(orm, 'work', async (held) => {
    state.running = true;
    await untilEnd(held);
    state.told = true;
  });
  const failed = t.throwsAsync(first);
  await eventually('the first to run', () => state.running);
  const locks =
    "select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())";
  await orm.em.fork().execute(`select pg_terminate_backend(pid) from (${locks}) holders`);
  await eventually('the turn of another', () => soleTurn(orm, 'work', async () => undefined));
  await failed;
  t.true(state.told);
});
