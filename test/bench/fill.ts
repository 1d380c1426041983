import type { MikroORM } from '../../server/entities/orm.ts';
import { say } from './line.ts';
import { settings } from './settings.ts';

const areas = ['350102', '350703', '350121'];
const kinds = ['market', 'planning', 'exit-entry', 'reform', 'social', 'tax', 'housing', 'ecology'];
const text = (values: readonly string[]) => `(array[${values.map((value) => `'${value}'`).join(',')}])`;

/** The department whose queue is measured; it has as many open tasks as each of the others. */
export const measuredDesk = { account: 'market-minhou-1', departments: ['350121-market'] };

/** Puts a history behind the hall: cases that ended over the last years, each with its task, clock and line in the timeline. */
export async function fillEnded(orm: MikroORM): Promise<void> {
  const cases = settings.BENCH_ENDED_CASES;
  say(`writing ${cases} ended cases`);
  await run(orm, `insert into cases (${caseColumns}) ${caseRows(cases)}`);
  await run(
    orm,
    `insert into tasks (${taskColumns})
     select ${taskId('n', 1)}, c.id, c.number, c.item_code, c.item_name, c.applicant_name, c.area, c.item_code, 'decide', ${taskId('n', 2)},
       '决定', '决定', 'decide', c.department, '{}', 'done', 'staff-' || n % 500, '张三', 'approve', 'green', c.ended_at, c.submitted_at, c.decided_at
     from (select *, row_number() over () as n from cases where number like 'BENCH%') c`,
  );
  await run(
    orm,
    `insert into clocks (id, case_id, kind, label, department, area, amount, unit, pausable, started_at, pauses, deadline, moves, ended_at)
     select gen_random_uuid(), id, 'law', '法定期限', department, area, 20, 'working-day', true, submitted_at, '[]', ended_at, '[]', ended_at
     from cases where number like 'BENCH%'`,
  );
  await run(
    orm,
    `insert into timeline_entries (id, case_id, at, kind, title)
     select gen_random_uuid(), id, submitted_at, 'submitted', '提交申请' from cases where number like 'BENCH%'`,
  );
  await analyze(orm);
}

/** Open tasks, spread evenly over the departments of the areas; two in seven are taken by somebody. */
export async function fillOpen(orm: MikroORM): Promise<void> {
  const tasks = settings.BENCH_OPEN_TASKS;
  say(`writing ${tasks} open tasks`);
  await run(
    orm,
    `insert into tasks (${taskColumns})
     select ${taskId('n', 3)}, gen_random_uuid(), 'OPEN' || n, 'food-business-licence', '食品经营许可', '林晓燕', a.area, 'food-business-licence',
       'review', ${taskId('n', 4)}, '审查', '审查', 'review', a.area || '-' || k.kind, '{"stage":"审查","kind":"review"}', 'open',
       case when n % 7 < 2 then 'staff-' || n % 500 end, case when n % 7 < 2 then '张三' end, null,
       case when n % 50 = 0 then 'red' when n % 10 = 0 then 'yellow' else 'green' end, now() + (n % 20) * interval '1 day',
       now() - n * interval '10 second', null
     from generate_series(1, ${tasks}) n,
       lateral (select ${text(areas)}[1 + n % ${areas.length}] as area) a,
       lateral (select ${text(kinds)}[1 + (n / ${areas.length}) % ${kinds.length}] as kind) k`,
  );
  await analyze(orm);
}

const caseColumns = `id, number, item_code, item_version_id, item_name, area, department, departments, applicant_account, applicant_kind,
  applicant_name, certificate_type, certificate_number, phone, form, delivery, flags, branches, state, stage, light, correction_notices,
  query_password_hash, process_instance_key, outcome, created_at, submitted_at, accepted_at, decided_at, ended_at`;

const caseRows = (cases: number) => `
  select gen_random_uuid(), 'BENCH' || n, 'food-business-licence', gen_random_uuid(), '食品经营许可', a.area, a.area || '-' || k.kind,
    jsonb_build_object('lead', a.area || '-' || k.kind), 'citizen-' || n % 100000, 'person', '林晓燕', 'SF', '350102199006151029', '13800000001',
    '{"purpose":"量测"}', '{"method":"window"}', '{}', '[]', 'delivered', '送达', 'none', '[]', 'x', ${taskId('n', 5)}, 'delivered',
    t.at, t.at, t.at, t.at + interval '3 day', t.at + interval '5 day'
  from generate_series(1, ${cases}) n,
    lateral (select ${text(areas)}[1 + n % ${areas.length}] as area) a,
    lateral (select ${text(kinds)}[1 + (n / ${areas.length}) % ${kinds.length}] as kind) k,
    lateral (select now() - interval '6 day' - (n % 1000) * interval '1 day' as at) t`;

const taskColumns = `id, case_id, case_number, item_code, item_name, applicant_name, area, process_id, element_id, element_instance_key,
  name, stage, kind, department, headers, state, assignee, assignee_name, decision, light, deadline, created_at, completed_at`;

/** Keys that the engine's one partition cannot give: of a series of their own. */
const taskId = (n: string, series: number) => `${series}000000000::bigint + ${n}`;

async function run(orm: MikroORM, sql: string): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute('set local synchronous_commit = off');
    await em.execute(sql);
  });
}

async function analyze(orm: MikroORM): Promise<void> {
  for (const table of ['cases', 'tasks', 'clocks', 'timeline_entries']) {
    await orm.em.fork().execute(`vacuum (analyze) ${table}`);
  }
}
