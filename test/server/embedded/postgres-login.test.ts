import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startEmbedded } from '../../../server/embedded/index.ts';
import { freePorts } from '../../../server/embedded/ports.ts';
import { stopLeftovers } from '../../../server/embedded/processes.ts';
import { connectDatabase, migrateDatabase } from '../../../server/entities/orm.ts';

test('the hall’s login owns its tables and is no superuser, also where an older version’s hall was one', async (t) => {
  t.timeout(180_000);
  const start = await starter(t);
  const first = await start();
  // Made as older versions did: all by the superuser, and no other login.
  await asking(first.superuserUrl, async (ask, orm) => {
    await ask('alter database lianban owner to lianban');
    await ask('drop role hall');
    await migrateDatabase(orm);
    await ask("insert into audit_entries (at, actor, act, subject, facts) values (now(), 'a', 'b', 'c', '{}')");
  });
  await first.stop();
  await first.forget();

  for (const time of ['migrates', 'starts again']) {
    const { stop, databaseUrl } = await start();
    await asking(databaseUrl, async (ask, orm) => {
      t.deepEqual(await ask(login), [
        { user: 'hall', rolsuper: false, rolcreaterole: false, rolcreatedb: false, database: 'hall' },
      ]);
      t.deepEqual(await ask(foreign), [], `${time}: nothing of the hall is another’s`);
      t.deepEqual(await ask('select subject from audit_entries'), [{ subject: 'c' }], 'what was there still is');
      await migrateDatabase(orm);
      await ask('alter table audit_entries add tried integer; alter table audit_entries drop tried');
      for (const [what, refusal] of refused) await t.throwsAsync(ask(what), { message: refusal }, `${time}: ${what}`);
    });
    await stop();
  }
});

const login = `select current_user as "user", rolsuper, rolcreaterole, rolcreatedb,
  (select pg_get_userbyid(datdba) from pg_database where datname = current_database()) as database
  from pg_roles where rolname = current_user`;

const foreign = `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relowner <> 'hall'::regrole
  union all select proname from pg_proc where pronamespace = 'public'::regnamespace and proowner <> 'hall'::regrole`;

const refused: [string, RegExp][] = [
  ["update audit_entries set act = 'x'", /append-only/],
  ['delete from audit_entries', /append-only/],
  ['truncate audit_entries', /append-only/],
  ['set session_replication_role = replica', /permission denied/],
  ["copy audit_entries from program 'true'", /permission denied/],
  ['select rolpassword from pg_authid', /permission denied/],
  ['create role other', /permission denied/],
];

/** PostgreSQL alone, again and again in one folder. */
async function starter(t: ExecutionContext) {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'lianban-'));
  t.teardown(async () => {
    await stopLeftovers(dataDirectory, () => undefined);
    await rm(dataDirectory, { recursive: true, force: true });
  });
  const options = {
    dataDirectory,
    ports: await freePorts(),
    external: { redisUrl: 'redis://elsewhere', zeebeAddress: 'elsewhere:26500' },
    log: () => undefined,
    zeebeClockControlled: false,
    isolation: 'test',
  } as const;
  return async () => ({
    ...(await startEmbedded(options)),
    forget: async () => {
      await rm(join(dataDirectory, 'postgres', 'hall-role'));
      await rm(join(dataDirectory, 'secrets', 'database'));
    },
  });
}

type Ask = (sql: string) => Promise<unknown>;

async function asking(
  url: string | undefined,
  work: (ask: Ask, orm: Awaited<ReturnType<typeof connectDatabase>>) => Promise<void>,
): Promise<void> {
  const orm = await connectDatabase(url ?? '', 1);
  await work((sql) => orm.em.fork().execute(sql), orm).finally(() => orm.close());
}
