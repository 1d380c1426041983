import test, { type ExecutionContext } from 'ava';
import type { Task } from '../../../../server/entities/task.ts';
import { taskRoutes } from '../../../../server/routes/tasks/routes.ts';
import { countTasks, listTasks } from '../../../../server/routes/tasks/schema.ts';
import { buildAccount, buildCase, buildTask } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';
import { type Answered, serve } from '../../../support/http.ts';

const at = (minute: number, milliseconds = 0) => new Date(Date.UTC(2026, 10, 23, 1, minute, 0, milliseconds));

test('the queues hold what is mine, what nobody has taken, what my departments have open, and what I have decided', async (t) => {
  const { build, clerk, account } = await desk(t);
  const mine = await build({ assignee: account });
  const free = await build({});
  const colleagues = await build({ assignee: 'colleague', assigneeName: '王建华' });
  const completing = await build({ assignee: account, state: 'completing', completedAt: at(1) });
  const done = await build({ assignee: account, state: 'done', completedAt: at(2) });
  await build({ assignee: 'colleague', state: 'done', completedAt: at(2) });
  await build({ assignee: account, state: 'cancelled' });
  await build({ department: '350102-planning' });
  const expected = {
    mine: [mine],
    unclaimed: [free],
    group: [mine, free, colleagues],
    done: [done, completing],
  };
  for (const [queue, tasks] of Object.entries(expected)) {
    const { status, body } = await clerk.get(`/api/tasks?queue=${queue}`);
    t.is(status, 200);
    listTasks.response.parse(body);
    t.deepEqual(ids(body), idsOf(tasks), queue);
    t.is(body.total, tasks.length, queue);
  }
  t.deepEqual(ids((await clerk.get('/api/tasks')).body), [mine.id], 'mine is meant where nothing is said');
});

test('a queue joins all departments of its reader', async (t) => {
  const { hall, as, build } = await desk(t);
  const departments = ['350102-market', '350102-planning'];
  const { account } = await buildAccount(hall, { roles: ['lead'], departments });
  const planning = await build({ department: '350102-planning', createdAt: at(1) });
  const market = await build({ createdAt: at(2) });
  await build({ department: '350121-market', createdAt: at(3) });
  t.deepEqual(ids((await as(account).get('/api/tasks?queue=unclaimed')).body), [planning.id, market.id]);
});

test('a queue is narrowed by item, light, stage and words, and its total with it', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const red = await build({ light: 'red' });
  const visit = await build({ stage: '现场核查' });
  const felling = await buildCase(hall, { itemCode: 'tree-felling-permit', department: '350102-market' });
  const other = await buildTask(hall, { case: felling, name: '踏查林地', applicantName: '海峡茶饮' });
  await build({ name: '100%', applicantName: '百分之百' });
  const found = async (query: string) => {
    const { body } = await clerk.get(`/api/tasks?queue=group&${query}`);
    t.is(body.total, body.items.length, query);
    return ids(body);
  };
  const words = (q: string) => found(`q=${encodeURIComponent(q)}`);
  t.deepEqual(await found('light=red'), [red.id]);
  t.deepEqual(await found(`stage=${encodeURIComponent('现场核查')}`), [visit.id]);
  t.deepEqual(await found('item=tree-felling-permit'), [other.id]);
  t.deepEqual(await words('茶饮'), [other.id]);
  t.deepEqual(await words('踏查'), [other.id]);
  t.deepEqual(await words(felling.number.slice(0, -1)), [other.id]);
  t.is((await words('%')).length, 1, 'a percent sign is a percent sign');
  t.deepEqual(await words('_'), []);
  t.deepEqual(await found('item=tree-felling-permit&light=red'), []);
});

for (const sort of ['createdAt', '-createdAt', 'deadline'] as const) {
  test(`the pages of a queue sorted by ${sort} join without a gap or a repeat`, async (t) => {
    const { build, clerk } = await desk(t);
    const made: Task[] = [];
    // Several came within the same millisecond, several have no deadline or the same one.
    for (const n of [0, 1, 2, 3, 4, 5, 6]) {
      const deadline = n % 3 === 0 ? null : at(40 - (n % 2));
      made.push(await build({ createdAt: at(Math.floor(n / 3), 7), deadline }));
    }
    const seen = await walk(
      (cursor) => clerk.get(`/api/tasks?queue=group&limit=2&sort=${sort}${cursor}`),
      (body) => {
        t.is(body.total, 7);
      },
    );
    const last = Number.POSITIVE_INFINITY;
    const key = (task: Task) => (sort === 'deadline' ? (task.deadline?.getTime() ?? last) : task.createdAt.getTime());
    const ascending = made.toSorted((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1) || 0);
    t.deepEqual(seen, idsOf(sort === '-createdAt' ? ascending.toReversed() : ascending));
  });
}

test('any sign may be looked for, also where the list is longer than its page', async (t) => {
  const { build, clerk } = await desk(t);
  for (const minute of [1, 2]) await build({ name: `?:$1 ' \\ ?? %_ ${minute}`, createdAt: at(minute) });
  await build({ createdAt: at(3) });
  for (const q of ['?', '??', '\\?', ':$1', "'", '\\', '%_', "?:$1 ' \\ ?? %_"]) {
    const { status, body } = await clerk.get(`/api/tasks?queue=group&limit=1&q=${encodeURIComponent(q)}`);
    t.is(status, 200, q);
    t.deepEqual([body.items.length, body.total], q === '\\?' ? [0, 0] : [1, 2], q);
  }
});

test('what has been decided comes last decided first, and its pages join', async (t) => {
  const { build, clerk, account } = await desk(t);
  const made: Task[] = [];
  for (const n of [0, 1, 2, 3, 4])
    made.push(await build({ assignee: account, state: 'done', completedAt: at(Math.floor(n / 2)) }));
  const seen = await walk((cursor) => clerk.get(`/api/tasks?queue=done&limit=2${cursor}`));
  t.deepEqual(seen, idsOf(made.toReversed()));
});

test('a page stays right while the tasks before it are decided', async (t) => {
  const { hall, build, clerk } = await desk(t);
  const made: Task[] = [];
  for (const n of [0, 1, 2, 3]) made.push(await build({ createdAt: at(n) }));
  const first = await clerk.get('/api/tasks?queue=group&limit=2');
  await hall.orm.em
    .fork()
    .execute("update tasks set state = 'done' where id = any(?::bigint[])", [`{${ids(first.body).join(',')}}`]);
  const second = await clerk.get(`/api/tasks?queue=group&limit=2&cursor=${first.body.nextCursor}`);
  t.deepEqual([...ids(first.body), ...ids(second.body)], idsOf(made));
});

test('the counters say of each queue what its list holds, and how many are yellow and red', async (t) => {
  const { build, clerk, account } = await desk(t);
  await build({ assignee: account, light: 'red' });
  await build({ light: 'red' });
  await build({ light: 'yellow', assignee: 'colleague' });
  await build({ assignee: account, state: 'done', completedAt: at(1), light: 'red' });
  await build({ light: 'red', department: '350102-planning' });
  const { status, body } = await clerk.get('/api/task-counts');
  t.is(status, 200);
  t.deepEqual(countTasks.response.parse(body), {
    mine: 1,
    unclaimed: 1,
    group: 3,
    done: 1,
    red: 2,
    yellow: 1,
    atLeast: [],
  });
});

test('who is not staff has no tasks, whatever department is written into his account', async (t) => {
  const { hall, as, build } = await desk(t);
  await build({});
  for (const roles of [['applicant'], ['supervisor'], ['designer']] as const) {
    const { account } = await buildAccount(hall, { roles: [...roles], departments: ['350102-market'] });
    for (const queue of ['mine', 'unclaimed', 'group', 'done'])
      t.like((await as(account).get(`/api/tasks?queue=${queue}`)).body, { items: [], nextCursor: null, total: 0 });
    t.like((await as(account).get('/api/task-counts')).body, { mine: 0, unclaimed: 0, group: 0, done: 0, red: 0 });
  }
});

test('the queues need a session, and every faulty part of a query is told at once', async (t) => {
  const { as, clerk } = await desk(t);
  for (const path of ['/api/tasks', '/api/task-counts']) t.is((await as().get(path)).status, 401);
  const { status, body } = await clerk.get('/api/tasks?queue=all&light=blue&sort=name&limit=0&cursor=%3F');
  const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted();
  const expected = ['/query/cursor', '/query/light', '/query/limit', '/query/queue', '/query/sort'];
  t.deepEqual([status, pointers], [400, expected]);
  for (const key of [
    ['yesterday', '1'],
    ['2026-11-23T01:00:00.000Z', 'x'],
    [1, 2],
  ]) {
    const foreign = Buffer.from(JSON.stringify(key)).toString('base64url');
    t.deepEqual((await clerk.get(`/api/tasks?cursor=${foreign}`)).body.errors[0].pointer, '/query/cursor');
  }
});

async function desk(t: ExecutionContext) {
  const { hall } = await testHall(t);
  const { as } = await serve(t, hall, taskRoutes);
  const { account } = await buildAccount(hall, { roles: ['staff'], departments: ['350102-market'] });
  const subject = await buildCase(hall);
  const build = (overrides: Partial<Task>) => buildTask(hall, { case: subject, ...overrides });
  return { hall, as, account, clerk: as(account), build };
}

async function walk(page: (cursor: string) => Promise<Answered>, look = (_body: Answered['body']) => {}) {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: Answered = await page(cursor && `&cursor=${cursor}`);
    look(body);
    seen.push(...ids(body));
    cursor = body.nextCursor;
  }
  return seen;
}

const ids = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);
const idsOf = (tasks: readonly Task[]) => tasks.map(({ id }) => id);
