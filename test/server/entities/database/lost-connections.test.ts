import test from 'ava';
import { testDatabase } from '../../../support/database.ts';
import { eventually } from '../../../support/engine.ts';

test('connections that break in the middle of transactions do not dry up the pool', async (t) => {
  const { orm } = await testDatabase(t, 2);
  const state = { inside: 0, lost: false };
  const transaction = () =>
    orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      state.inside += 1;
      await eventually('the loss', () => state.lost);
      await em.execute('select 1');
    });
  for (let round = 1; round <= 2; round += 1) {
    Object.assign(state, { inside: 0, lost: false });
    const failing = [t.throwsAsync(transaction()), t.throwsAsync(transaction())];
    await eventually('both to be inside', () => state.inside === 2);
    await terminateAll();
    state.lost = true;
    await Promise.all(failing);
    const answer = orm.em.fork().execute<{ one: number }[]>('select 1 as one');
    t.deepEqual(await Promise.race([answer, late()]), [{ one: 1 }], `round ${round}`);
  }

  async function terminateAll(): Promise<void> {
    const { orm: other } = await testDatabase(t, 1);
    const own = orm.config.get('dbName');
    await other.em.fork().execute('select pg_terminate_backend(pid) from pg_stat_activity where datname = ?', [own]);
  }
});

const late = () => new Promise((resolve) => setTimeout(() => resolve('nobody gave a connection'), 10_000));
