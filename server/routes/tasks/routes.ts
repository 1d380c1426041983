import type { EntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { notFound } from '../../commands/refusal.ts';
import { claimTask as claim, unclaimTask as unclaim } from '../../commands/tasks/claim-task.ts';
import { completeTask as complete } from '../../commands/tasks/complete-task.ts';
import { countQueues, findTasks } from '../../entities/task.repository.ts';
import { Task } from '../../entities/task.ts';
import { type Actor, works } from '../../policies/actor.ts';
import { mayReadTask } from '../../policies/task.ts';
import { decodeCursor } from '../cursor.ts';
import { handle, type Route } from '../handler.ts';
import { presentTask, presentTaskDetail } from './present.ts';
import { claimTask, completeTask, countTasks, getTask, listTasks, unclaimTask } from './schema.ts';

const Place = z.tuple([z.iso.datetime(), z.string().regex(/^\d{1,18}$/)]);

export const taskRoutes: Route[] = [
  handle(listTasks, async ({ hall, actor, query }) => {
    decodeCursor(Place, query.cursor);
    const page = await findTasks(hall.orm.em.fork(), readerOf(actor), query);
    return { ...page, items: page.items.map((task) => presentTask(hall, task)) };
  }),
  handle(countTasks, async ({ hall, actor }) => await countQueues(hall.orm.em.fork(), readerOf(actor))),
  handle(getTask, async ({ hall, actor, params }) => {
    const em = hall.orm.em.fork();
    return await presentTaskDetail(hall, em, actor, await getReadableTask(em, actor, params.id));
  }),
  handle(claimTask, async ({ hall, actor, params }) => presentTask(hall, await claim(hall, actor, params.id))),
  handle(unclaimTask, async ({ hall, actor, params }) => presentTask(hall, await unclaim(hall, actor, params.id))),
  handle(completeTask, async ({ hall, actor, params, body }) =>
    presentTask(hall, await complete(hall, actor, params.id, body)),
  ),
];

/** Only staff have queues; to anybody else there are no tasks. */
const readerOf = (actor: Actor) => ({
  account: actor.account,
  departments: works(actor) ? actor.departments : [],
});

async function getReadableTask(em: EntityManager, actor: Actor, id: string): Promise<Task> {
  const task = await em.findOne(Task, { id });
  if (!task || !mayReadTask(actor, task)) throw notFound('这项任务');
  return task;
}
