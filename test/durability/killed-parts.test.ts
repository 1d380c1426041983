import test from 'ava';
import { z } from 'zod';
import { TaskDetail } from '../../server/routes/tasks/schema.ts';
import { forgetRedisOf, withRedisOf } from '../support/hall-redis.ts';
import { caseOf, expect, type Person, until } from '../support/person.ts';
import { hallOfFile } from '../support/running-hall.ts';
import { completeTask, walkerOf } from '../support/walk.ts';
import { assertWhole, count, submitMany, walkMany } from './mass.ts';

const hall = hallOfFile(test);

const OpenTask = z.object({ id: z.string(), department: z.string() });
const openTasks = `select id::text, department from tasks where state = 'open' and case_number = any(?::text[])`;

/** So many more tasks are done than before: the cases are under way. */
async function inTheMiddle(cases: number, before = 0): Promise<void> {
  const done = async () => (await count(hall(), `tasks where state = 'done'`)) >= before + cases;
  await until('the cases to be under way', done, 400_000);
}

const atAll = <T>(cases: readonly unknown[], tasks: T[]): T[] | false => tasks.length === cases.length && tasks;

async function decide(clerk: Person, id: string): Promise<void> {
  const { status } = await completeTask(clerk, expect(TaskDetail, await clerk.get(`/api/tasks/${id}`)));
  if (status >= 300) throw new Error(`task ${id} answered ${status}`);
}

test.serial(
  'a broker killed in the middle of 50 cases and started again loses nothing and does nothing twice',
  async (t) => {
    t.timeout(600_000);
    const walker = walkerOf(hall());
    const cases = await submitMany(walker, 40);
    const walking = walkMany(walker, cases);
    await inTheMiddle(30);
    await hall().kill('zeebe');
    const late = await submitMany(walker, 10);
    await walking;
    await walkMany(walker, late);
    await assertWhole(t, hall(), [...cases, ...late]);
  },
);

for (const [part, name] of [
  ['redis', 'Redis'],
  ['postgres', 'PostgreSQL'],
] as const) {
  test.serial(
    `${name} killed in the middle of 20 cases and started again loses nothing and does nothing twice`,
    async (t) => {
      t.timeout(600_000);
      const before = await count(hall(), `tasks where state = 'done'`);
      const walker = walkerOf(hall());
      const cases = await submitMany(walker, 20);
      const walking = walkMany(walker, cases);
      await inTheMiddle(15, before);
      await hall().kill(part);
      await walking;
      await assertWhole(t, hall(), cases);
    },
  );
}

test.serial(
  'Redis that comes back empty, with records that nobody had read, loses no task and does nothing twice',
  async (t) => {
    t.timeout(600_000);
    const walker = walkerOf(hall());
    const cases = await submitMany(walker, 4, ['social-security-card']);
    const numbers = `{${cases.map(({ number }) => number).join(',')}}`;
    const firsts = () => hall().sql(OpenTask, openTasks, [numbers]);
    const open = await until('every case to be at its first desk', async () => atAll(cases, await firsts()));
    const unread = () => withRedisOf(hall(), (redis) => redis.xlen('zeebe:JOB'));
    // The engine is told of the decisions, and what it makes of them nobody reads.
    let read = 0;
    hall().freeze('zeebe');
    try {
      for (const { id, department } of open) await decide(await walker.staff(department), id);
      // What a commit leaves is sent before its process takes the next request.
      for (const { applicant, number } of cases) await caseOf(applicant, number);
      hall().freeze('hall');
      read = await unread();
    } finally {
      hall().thaw('zeebe');
    }
    try {
      await until('all of its records', async () => (await unread()) - read >= 2 * cases.length);
      forgetRedisOf(hall());
      await hall().kill('redis');
    } finally {
      hall().thaw('hall');
    }
    await walkMany(walker, cases);
    await assertWhole(t, hall(), cases);
  },
);
