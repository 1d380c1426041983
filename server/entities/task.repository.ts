import type { EntityManager, QBFilterQuery } from '@mikro-orm/postgresql';
import { countLimit, cursorOf, type PageAsked, type PageOf, readCursor } from './database/page.ts';
import { Task } from './task.ts';

/** Whose queues: the person and the departments for which he is a candidate. */
export type Reader = { account: string; departments: readonly string[] };
export type Queue = 'mine' | 'unclaimed' | 'group' | 'done';

export type TasksAsked = PageAsked & {
  queue: Queue;
  item?: string | undefined;
  light?: Task['light'] | undefined;
  stage?: string | undefined;
  q?: string | undefined;
  sort: 'deadline' | 'createdAt' | '-createdAt';
};

/**
 * A page of a queue, read from the partial index of open tasks in its order; nothing here grows with the history.
 * With several departments the pages of each are merged by PostgreSQL.
 */
export async function findTasks(em: EntityManager, reader: Reader, asked: TasksAsked): Promise<PageOf<Task>> {
  if (asked.queue !== 'mine' && asked.queue !== 'done' && reader.departments.length === 0)
    return { items: [], nextCursor: null, total: 0 };
  const column = asked.queue === 'done' ? 'completedAt' : asked.sort === 'deadline' ? 'deadline' : 'createdAt';
  const descending = asked.queue === 'done' || asked.sort === '-createdAt';
  const direction = descending ? 'desc' : 'asc';
  const where = [queueFilter(reader, asked.queue), narrowed(asked)];
  const rows = await em.find(
    Task,
    { $and: [...where, afterCursor(asked.cursor, column, descending)] },
    { orderBy: [{ [column]: direction }, { id: direction }], limit: asked.limit + 1 },
  );
  const items = rows.slice(0, asked.limit);
  const last = items.at(-1);
  // A first page that is not full holds them all.
  const isWhole = asked.cursor === undefined && rows.length <= asked.limit;
  const { total, isLowerBound } = isWhole
    ? { total: rows.length, isLowerBound: false }
    : await countTasks(em, { $and: where });
  return {
    items,
    nextCursor: rows.length > asked.limit && last ? cursorOf((last[column] ?? farFuture).toISOString(), last.id) : null,
    total,
    ...(isLowerBound ? { totalIsEstimate: true } : {}),
  };
}

const farFuture = new Date('9999-12-31T00:00:00Z');

function queueFilter(reader: Reader, queue: Queue): QBFilterQuery<Task> {
  const ofDepartments = { department: { $in: [...reader.departments] } };
  switch (queue) {
    case 'mine':
      return { state: 'open', assignee: reader.account };
    case 'unclaimed':
      return { state: 'open', assignee: null, ...ofDepartments };
    case 'group':
      return { state: 'open', ...ofDepartments };
    case 'done':
      return { state: { $in: ['completing', 'done'] }, assignee: reader.account };
  }
}

function narrowed({ item, light, stage, q }: TasksAsked): QBFilterQuery<Task> {
  const words = q?.trim().replace(/[\\%_]/g, '\\$&');
  return {
    ...(item ? { itemCode: item } : {}),
    ...(light ? { light } : {}),
    ...(stage ? { stage } : {}),
    ...(words
      ? {
          $or: [
            { caseNumber: { $like: `${words}%` } },
            { applicantName: { $like: `%${words}%` } },
            { name: { $like: `%${words}%` } },
          ],
        }
      : {}),
  };
}

/** Tasks without a deadline come last in either direction of the page. */
function afterCursor(
  cursor: string | undefined,
  column: 'createdAt' | 'completedAt' | 'deadline',
  descending: boolean,
): QBFilterQuery<Task> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (!after) return {};
  const [key, id] = [new Date(after[0]), after[1]];
  if (Number.isNaN(key.getTime()) || !/^\d{1,18}$/.test(id)) return {};
  const beyond = descending ? '$lt' : '$gt';
  if (key >= farFuture) return { [column]: null, id: { [beyond]: id } };
  const later = [{ [column]: { [beyond]: key } }, { [column]: key, id: { [beyond]: id } }];
  return { $or: column === 'deadline' ? [...later, { deadline: null }] : later };
}

async function countTasks(
  em: EntityManager,
  where: QBFilterQuery<Task>,
): Promise<{ total: number; isLowerBound: boolean }> {
  const rows = em
    .createQueryBuilder(Task)
    .select('id')
    .where(where)
    .limit(countLimit + 1);
  const [counted] = await em.execute<{ n: number }[]>('select count(*)::int as n from (?) as counted', [rows.toRaw()]);
  const n = counted?.n ?? 0;
  return { total: Math.min(n, countLimit), isLowerBound: n > countLimit };
}

export type QueueCounts = {
  mine: number;
  unclaimed: number;
  group: number;
  done: number;
  red: number;
  yellow: number;
  atLeast: Queue[];
};

/** The counters of a reader's queues, each bounded, in one round trip. */
export async function countQueues(em: EntityManager, reader: Reader): Promise<QueueCounts> {
  const bounded = (from: string) =>
    `(select count(*)::int from (select 1 from tasks where ${from} limit ${countLimit + 1}) c)`;
  const departments = `department = any(?::text[])`;
  const ours = `{${reader.departments.map((code) => `"${code}"`).join(',')}}`;
  const [row] = await em.execute<Record<'mine' | 'unclaimed' | 'grouped' | 'done' | 'red' | 'yellow', number>[]>(
    `select ${bounded("state = 'open' and assignee is not null and assignee = ?")} as mine,
            ${bounded(`state = 'open' and assignee is null and ${departments}`)} as unclaimed,
            ${bounded(`state = 'open' and ${departments}`)} as grouped,
            ${bounded("state in ('completing', 'done') and assignee = ?")} as done,
            ${bounded(`state = 'open' and light in ('yellow', 'red') and light = 'red' and ${departments}`)} as red,
            ${bounded(`state = 'open' and light in ('yellow', 'red') and light = 'yellow' and ${departments}`)} as yellow`,
    [reader.account, ours, ours, reader.account, ours, ours],
  );
  const { mine = 0, unclaimed = 0, grouped: group = 0, done = 0, red = 0, yellow = 0 } = row ?? {};
  const counts = { mine, unclaimed, group, done };
  const queues: Queue[] = ['mine', 'unclaimed', 'group', 'done'];
  const atLeast = queues.filter((queue) => counts[queue] > countLimit);
  for (const queue of atLeast) counts[queue] = countLimit;
  return { ...counts, red, yellow, atLeast };
}
