import { MikroORM } from '@mikro-orm/postgresql';
import test, { type ExecutionContext } from 'ava';
import { isDatabaseDown } from '../../../server/entities/database/database-down.ts';
import { connectDatabase, ormOptions } from '../../../server/entities/orm.ts';
import { Problem } from '../../../server/routes/endpoint.ts';
import { serveApp } from '../../support/app.ts';
import { testDatabase } from '../../support/database.ts';
import { eventually } from '../../support/engine.ts';
import { testHall } from '../../support/hall.ts';

const signIn: RequestInit = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ account: 'somebody', password: 'a password' }),
};

test('while the database is down every call says so in words, and when to come again', async (t) => {
  const { hall } = await testHall(t);
  const { enter } = await serveApp(t, hall);
  const person = await enter();
  const nowhere = await connectDatabase('postgresql://nobody@127.0.0.1:1/none', 1);
  t.teardown(() => nowhere.close());
  const { url } = await serveApp(t, { ...hall, orm: nowhere });
  const calls: [string, RequestInit][] = [
    ['/api/notices?limit=5', { headers: { cookie: person.session().cookie } }],
    ['/api/session', signIn],
    ['/api/case-queries', { ...signIn, body: JSON.stringify({ number: '350102-2026-000001', password: '12345678' }) }],
  ];
  for (const [path, init] of calls) await saysUnavailable(t, await fetch(url + path, init));
});

test('what PostgreSQL cannot make out is a surprise of ours and not its absence', (t) => {
  const told = (code: string) => isDatabaseDown(Object.assign(new Error('refused'), { code }));
  t.deepEqual(['08P01', '42601', '22P02', '23505'].map(told), [false, false, false, false]);
  t.deepEqual(['08000', '08006', '57P01', '55P03'].map(told), [true, true, true, true]);
});

test('a call whose connection PostgreSQL ends is told to come again', async (t) => {
  const { hall, orm } = await testHall(t);
  const { enter } = await serveApp(t, hall);
  const person = await enter();
  const { orm: other } = await testDatabase(t, 1);
  const own = orm.config.get('dbName');
  const asking = await orm.em.fork().transactional(async (em) => {
    await em.execute('lock table notices in access exclusive mode');
    const answer = person.request('GET', '/api/notices?limit=5');
    const waiting = `select pg_terminate_backend(pid) as ended from pg_stat_activity where datname = ? and wait_event_type = 'Lock'`;
    await eventually('the call to wait for the table', async () => {
      const ended = await other.em.fork().execute<unknown[]>(waiting, [own]);
      return ended.length > 0;
    });
    return { answer: await answer };
  });
  await saysUnavailable(t, asking.answer);
});

test('a call that gets no place in the pool in time is told to come again', async (t) => {
  const { hall, databaseUrl } = await testHall(t);
  const narrow = await connectWith(t, databaseUrl, { connectionTimeoutMillis: 2_000 }, 1);
  const { url } = await serveApp(t, { ...hall, orm: narrow });
  const response = await narrow.em.fork().transactional(async (em) => {
    await em.execute('select 1');
    return await fetch(`${url}/api/session`, signIn);
  });
  await saysUnavailable(t, response);
});

test('a call that waits too long for a row is told to come again', async (t) => {
  const { hall, orm, databaseUrl } = await testHall(t);
  const { enter } = await serveApp(t, hall);
  const person = await enter();
  const { url } = await serveApp(t, { ...hall, orm: await connectWith(t, databaseUrl, { lock_timeout: 300 }) });
  const answer = await orm.em.fork().transactional(async (em) => {
    await em.execute('lock table notices in access exclusive mode');
    return await fetch(`${url}/api/notices?limit=5`, { headers: { cookie: person.session().cookie } });
  });
  await saysUnavailable(t, answer);
});

test('who begins a transaction and falls silent does not hold its rows for ever', async (t) => {
  const { orm, url: databaseUrl } = await testDatabase(t);
  const careless = await connectWith(t, databaseUrl, { idle_in_transaction_session_timeout: 300 });
  const locked = Promise.withResolvers<void>();
  const awake = Promise.withResolvers<void>();
  const silent = careless.em.fork().transactional(async (em) => {
    await em.execute('lock table notices in access exclusive mode');
    locked.resolve();
    await awake.promise;
    await em.execute('select 1');
  });
  await locked.promise;
  await orm.em.fork().execute('select count(*) from notices');
  awake.resolve();
  await t.throwsAsync(silent);
  // The hall's own connections have both waits; above they are only shortened.
  for (const name of ['idle_in_transaction_session_timeout', 'lock_timeout']) {
    const [row] = await orm.em.fork().execute<object[]>(`show ${name}`);
    t.notDeepEqual(row, { [name]: '0' }, name);
  }
});

/** A hall's database with the given waits instead of the usual ones. */
async function connectWith(t: ExecutionContext, databaseUrl: string, waits: object, poolSize = 2): Promise<MikroORM> {
  const { driverOptions, ...options } = ormOptions(databaseUrl, poolSize);
  const orm = await MikroORM.init({ ...options, driverOptions: { ...driverOptions, ...waits } });
  t.teardown(() => orm.close());
  return orm;
}

async function saysUnavailable(t: ExecutionContext, response: Response): Promise<void> {
  const problem = Problem.parse(await response.json());
  t.deepEqual([response.status, problem.code, problem.status], [503, 'unavailable', 503], response.url);
  t.is(response.headers.get('content-type'), 'application/problem+json');
  t.regex(problem.title, /请过一会儿再试/);
  t.regex(response.headers.get('retry-after') ?? '', /^[1-9]\d*$/);
}
