import test from 'ava';
import * as fc from 'fast-check';
import { inTransaction } from '../../../../server/commands/hall.ts';
import type { EntityManager } from '../../../../server/entities/orm.ts';
import { testDatabase } from '../../../support/database.ts';
import { testHall } from '../../../support/hall.ts';

const untilKept = 40;

test('values travel beside a statement’s text: whatever is in them comes back as it went', async (t) => {
  const { orm } = await testDatabase(t);
  const em = orm.em.fork();
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme' }),
      fc.json(),
      fc.integer(),
      fc.boolean(),
      async (text, json, n, yes) => {
        const clean = text.replaceAll('\0', '');
        const statement = `select ?::text as text, ?::jsonb as json, ?::bigint as n, ?::boolean as yes, ?::text as none, 'a' as "?"`;
        const [row] = await em.execute<object[]>(statement.replace('"?"', String.raw`"\?"`), [
          clean,
          json,
          n,
          yes,
          null,
        ]);
        t.deepEqual(row, { text: clean, json: JSON.parse(json), n: String(n), yes, none: null, '?': 'a' });
      },
    ),
    { numRuns: 60 },
  );
});

test('lists, names and instants have their places too', async (t) => {
  const { orm } = await testDatabase(t);
  const at = new Date('2026-11-23T04:00:00.123Z');
  const rows = await orm.em
    .fork()
    .execute<object[]>(
      'select ?? from (values (1, ?::timestamptz), (2, ?), (3, ?)) as v(number, at) where number in (?) order by 1',
      ['number', at, at, at, [3, 1]],
    );
  t.deepEqual(rows, [{ number: 1 }, { number: 3 }]);
  const [row] = await orm.em.fork().execute<{ at: Date }[]>('select ?::timestamptz as at', [at]);
  t.is(new Date(row?.at ?? 0).toISOString(), at.toISOString());
});

test('a statement that comes often is kept by its connection, one that comes once is not', async (t) => {
  const { orm } = await testDatabase(t, 1);
  const em = orm.em.fork();
  for (let time = 0; time < untilKept; time += 1) await em.execute('select ?::int as often', [time]);
  await em.execute('select ?::int as once', [1]);
  const kept = await em.execute<{ statement: string }[]>('select statement from pg_prepared_statements');
  t.deepEqual(
    kept.map(({ statement }) => statement),
    ['select $1::int as often'],
  );
});

test('a table that is changed under kept statements is read anew, also in the middle of a command', async (t) => {
  const { hall, orm } = await testHall(t, { poolSize: 1 });
  await orm.em.fork().execute('create table changing (id int)');
  const ask = (em: Pick<EntityManager, 'execute'> = orm.em.fork()) =>
    em.execute<object[]>('select * from changing where id > ?', [0]);
  for (let time = 0; time < untilKept; time += 1) await ask();
  await orm.em.fork().execute('insert into changing values (1)');
  await orm.em.fork().execute('alter table changing add column name text');
  t.deepEqual(await ask(), [{ id: 1, name: null }]);
  for (let time = 0; time < untilKept; time += 1) await ask();
  await orm.em.fork().execute('alter table changing add column other text');
  const rows = await inTransaction(hall, (em) => ask(em));
  t.deepEqual(rows, [{ id: 1, name: null, other: null }]);
});
