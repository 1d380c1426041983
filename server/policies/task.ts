import type { Task } from '../entities/task.ts';
import { type Actor, worksFor } from './actor.ts';

/** Only staff of the department that the diagram names may see and work a task; to all others it does not exist. */
export const mayWorkTask = (actor: Actor, task: Pick<Task, 'department'>): boolean => worksFor(actor, task.department);

/** A supervisor must not be in the line of those whom he oversees, so he reads the case, never the task. */
export const mayReadTask = (actor: Actor, task: Pick<Task, 'department' | 'assignee'>): boolean =>
  mayWorkTask(actor, task) || task.assignee === actor.account;

/** A step that the diagram keeps for the head of the department (header `approver`) is seen by all of it, and decided by him alone. */
export const mayDecideTask = (actor: Actor, task: Pick<Task, 'department' | 'headers'>): boolean =>
  mayWorkTask(actor, task) && (task.headers['approver'] !== 'lead' || actor.roles.includes('lead'));
