import { z } from 'zod';
import type { MikroORM } from '../../server/entities/orm.ts';
import { countQueues, findTasks } from '../../server/entities/task.repository.ts';
import { measuredDesk } from './fill.ts';
import { type Called, signIn } from './http-client.ts';
import { quantile, say, tellLimit } from './line.ts';

const times = 500;
const httpGoal = 15;
const sqlGoal = 3;

/** (c): the first page and the counters of a department's queue, over HTTP and the statements alone. */
export async function measureQueue(url: string, password: string, orm: MikroORM): Promise<void> {
  const desk = await signIn(url, measuredDesk.account, password);
  const asked = {
    'c: first page of a department, HTTP p95': '/api/tasks?queue=group&limit=20',
    'c: counters of a department, HTTP p95': '/api/task-counts',
  };
  for (const [name, path] of Object.entries(asked)) {
    const taken: number[] = [];
    for (let n = 0; n < times + 100; n += 1) taken.push(checked(await desk.get(path)).ms);
    tellLimit(name, 'ms', quantile(taken.slice(100), 0.95), httpGoal);
  }
  const reader = measuredDesk;
  const page = { queue: 'group', sort: 'createdAt', limit: 20 } as const;
  const pageSql = await statementsOf(orm, (em) => findTasks(em, reader, page));
  const counterSql = await statementsOf(orm, (em) => countQueues(em, reader));
  tellLimit('c: first page of a department, SQL p95', 'ms', await timeOf(orm, pageSql), sqlGoal);
  tellLimit('c: counters of a department, SQL p95', 'ms', await timeOf(orm, counterSql), sqlGoal);
}

function checked(called: Called): Called {
  if (called.status !== 200) throw new Error(`${called.status} ${JSON.stringify(called.body)}`);
  return called;
}

/** The very statements that the hall sends, with their values. */
async function statementsOf(
  orm: MikroORM,
  work: (em: ReturnType<MikroORM['em']['fork']>) => Promise<unknown>,
): Promise<string[]> {
  const found: string[] = [];
  const logger = orm.config.getLogger();
  const logQuery = logger.logQuery.bind(logger);
  logger.logQuery = ({ query, params }) => void found.push(orm.em.getPlatform().formatQuery(query ?? '', params ?? []));
  logger.setDebugMode(['query', 'query-params']);
  await work(orm.em.fork());
  logger.setDebugMode(false);
  logger.logQuery = logQuery;
  return found;
}

const Plan = z.array(
  z.object({
    'QUERY PLAN': z.array(z.object({ 'Planning Time': z.number(), 'Execution Time': z.number() })).min(1),
  }),
);

async function timeOf(orm: MikroORM, statements: readonly string[]): Promise<number> {
  for (const statement of statements) say(`  ${statement.replace(/\s+/g, ' ').slice(0, 1000)}`);
  const sums: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    let sum = 0;
    for (const statement of statements) {
      const rows = await orm.em.fork().execute(`explain (analyze, timing off, format json) ${statement}`);
      const [plan] = Plan.parse(rows)[0]?.['QUERY PLAN'] ?? [];
      sum += (plan?.['Planning Time'] ?? 0) + (plan?.['Execution Time'] ?? 0);
    }
    sums.push(sum);
  }
  return quantile(sums.slice(20), 0.95);
}
