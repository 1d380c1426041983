/** Runs statements, one a line, as the superuser in a database of a cluster that is not started; what they tell comes back. */
export type SingleUser = (database: string, statements: readonly string[]) => string;

export const databaseName = 'lianban';
/** The hall's login: owns its database, and nothing else. */
export const databaseUser = 'hall';
/** Sets the cluster up, and tests' databases; the hall never connects by it. */
export const superuser = 'lianban';

/**
 * Makes the hall's login and gives it the hall's database, in a new cluster and in one whose hall was the superuser itself
 * (as versions before had it). Safe to repeat. Throws when the login does not come out as it has to be.
 */
export function makeHallRole(run: SingleUser, password: string): void {
  run('postgres', [
    unless(`select from pg_roles where rolname = '${databaseUser}'`, `create role ${databaseUser}`),
    `alter role ${databaseUser} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '${password}'`,
    // No statement of a DO block can make a database; one that is there already is only complained of.
    `create database ${databaseName}`,
    `alter database ${databaseName} owner to ${databaseUser}`,
  ]);
  const told = run(databaseName, [
    ...owned.map(giveAll),
    `select '${done}' from pg_database d join pg_roles r on r.oid = d.datdba where d.datname = '${databaseName}' and r.rolname = '${databaseUser}' and r.rolcanlogin and not r.rolsuper`,
  ]);
  if (!told.includes(done)) throw new Error(told);
}

const done = 'the hall has its login';

const unless = (found: string, statement: string): string =>
  `do $$ begin if not exists (${found}) then execute '${statement}'; end if; end $$`;

const mine = `(select oid from pg_roles where rolname = '${superuser}')`;
const here = `'public'::regnamespace`;
/** What belongs to an extension, or goes with its table, is left to that. */
const apart = (catalogue: string): string =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = x.oid and d.deptype in ('e', 'a', 'i'))`;

/** Everything of a hall that the superuser made: REASSIGN OWNED refuses, because the cluster itself is his. */
const owned = [
  `select format('alter table %s owner to ${databaseUser}', x.oid::regclass) from pg_class x where x.relowner = ${mine} and x.relnamespace = ${here} and x.relkind in ('r', 'p', 'v', 'm', 'S') and ${apart('pg_class')}`,
  `select format('alter routine %s owner to ${databaseUser}', x.oid::regprocedure) from pg_proc x where x.proowner = ${mine} and x.pronamespace = ${here} and ${apart('pg_proc')}`,
  `select format('alter type %s owner to ${databaseUser}', x.oid::regtype) from pg_type x where x.typowner = ${mine} and x.typnamespace = ${here} and x.typtype in ('e', 'd') and ${apart('pg_type')}`,
];

const giveAll = (statements: string): string =>
  `do $$ declare statement text; begin for statement in ${statements} loop execute statement; end loop; end $$`;
