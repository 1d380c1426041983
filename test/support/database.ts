import { createHash, randomUUID } from 'node:crypto';
import { officialCalendar } from '../../server/domain/clock/official-calendar.ts';
import { migrationsList } from '../../server/entities/migrations/index.ts';
import { connectDatabase, type MikroORM, migrateDatabase } from '../../server/entities/orm.ts';
import { seedCalendar } from '../../server/entities/supervision/calendar.repository.ts';

/** Where `npm test` has started PostgreSQL; or where one is that was started by hand. Its account must be allowed to create databases. */
export const serverUrl = process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres:postgres@127.0.0.1:5432/postgres';
/** As whom the hall works in its databases: what its own login may not do fails in the tests, too. */
const hallUrl = process.env['TEST_HALL_DATABASE_URL'] ?? serverUrl;
const owner = `owner "${new URL(hallUrl).username}"`;

/** What a database or a hall ends with: a test, or a whole file. */
export type Scope = { teardown(end: () => Promise<void>): void };

/**
 * A database of the test's own, with the tables as the real migrations make them and the official calendars; gone with
 * the test. `url` is for a test that needs a process of its own.
 */
export async function testDatabase(t: Scope, poolSize = 4): Promise<{ orm: MikroORM; url: string }> {
  const template = await theTemplate();
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await onServer((execute) => execute(`create database ${name} template ${template} ${owner}`));
  const url = urlOf(name);
  const orm = await connectDatabase(url, poolSize);
  t.teardown(async () => {
    await orm.close();
    await onServer((execute) => execute(`drop database if exists ${name} with (force)`));
  });
  return { orm, url };
}

let template: Promise<string> | undefined;

/** Made once for a server and a list of migrations, by whichever test file comes first. */
function theTemplate(): Promise<string> {
  template ??= makeTemplate();
  return template;
}

async function makeTemplate(): Promise<string> {
  const content = [...migrationsList.map((migration) => `${migration}`), JSON.stringify(officialCalendar())];
  const name = `lianban_template_${createHash('sha256').update(content.join('\n')).digest('hex').slice(0, 16)}`;
  await onServer(async (execute) => {
    // The other files wait as long as the first needs.
    await execute('set lock_timeout = 0');
    await execute(`select pg_advisory_lock(hashtext('${name}'))`);
    try {
      const known = await execute(`select 1 from pg_database where datname = '${name}'`);
      if (known.length > 0) return;
      const unfinished = `${name}_unfinished`;
      await execute(`drop database if exists ${unfinished} with (force)`);
      await execute(`create database ${unfinished} ${owner}`);
      const orm = await connectDatabase(urlOf(unfinished), 1);
      await fill(orm).finally(() => orm.close());
      await execute(`alter database ${unfinished} rename to ${name}`);
    } finally {
      await execute(`select pg_advisory_unlock(hashtext('${name}'))`);
    }
  });
  return name;
}

async function fill(orm: MikroORM): Promise<void> {
  await migrateDatabase(orm);
  await seedCalendar(orm.em.fork(), new Date('2025-11-04T00:00:00+08:00'));
}

type Execute = (sql: string) => Promise<object[]>;

/** On one connection, which an advisory lock needs. */
async function onServer<T>(work: (execute: Execute) => Promise<T>): Promise<T> {
  const orm = await connectDatabase(serverUrl, 1);
  try {
    const em = orm.em.fork();
    return await work((sql) => em.execute<object[]>(sql));
  } finally {
    await orm.close();
  }
}

function urlOf(database: string): string {
  const url = new URL(hallUrl);
  url.pathname = `/${database}`;
  return url.href;
}
