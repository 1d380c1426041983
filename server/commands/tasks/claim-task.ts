import { LockMode } from '@mikro-orm/postgresql';
import { Task } from '../../entities/task.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayDecideTask, mayWorkTask } from '../../policies/task.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';

export const onlyTheHead = '这一步须由本部门负责人办理';

/** Takes a task. Asked again by the same person it stays his; somebody else's is refused with his name. */
export async function claimTask(hall: Hall, actor: Actor, id: string): Promise<Task> {
  const task = await takeFreeTask(hall, actor, id);
  if (!task) return await takeTask(hall, actor, id);
  hall.tell({ kind: 'task', department: task.department });
  return task;
}

/** The usual case as one statement, which is its own transaction: the task is free. Undefined when it is not, whatever the reason. */
async function takeFreeTask(hall: Hall, actor: Actor, id: string): Promise<Task | undefined> {
  const em = hall.orm.em.fork();
  const departments = actor.departments.filter((department) => mayWorkTask(actor, { department }));
  const [row] = await em.execute<object[]>(
    `with taken as (
       update tasks set assignee = ?, assignee_name = ?, revision = revision + 1
       where id = ? and state = 'open' and assignee is null and department = any(array(select jsonb_array_elements_text(?::jsonb)))
         and (headers->>'approver' is null or headers->>'approver' = any(array(select jsonb_array_elements_text(?::jsonb))))
       returning *),
     audited as (
       insert into audit_entries (at, actor, act, subject, facts)
       select ?::timestamptz, ?, 'claim', case_number, jsonb_build_object('task', id::text) from taken)
     select * from taken`,
    [
      actor.account,
      actor.name,
      id,
      JSON.stringify(departments),
      JSON.stringify(actor.roles),
      hall.now(),
      actor.account,
    ],
  );
  return row && em.map(Task, row);
}

function takeTask(hall: Hall, actor: Actor, id: string): Promise<Task> {
  return inTransaction(hall, async (em) => {
    const task = await em.findOne(Task, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!task || !mayWorkTask(actor, task)) throw notFound('这项任务');
    if (task.state !== 'open') throw new Refusal('task-ended', '这项任务已经办结或取消');
    if (task.assignee === actor.account) return task;
    if (!mayDecideTask(actor, task)) throw new Refusal('forbidden', onlyTheHead);
    if (task.assignee !== null) throw new Refusal('task-taken', `${task.assigneeName ?? '同事'}已认领这项任务`);
    task.assignee = actor.account;
    task.assigneeName = actor.name;
    audit(hall, em, actor, { act: 'claim', subject: task.caseNumber, facts: { task: task.id } });
    hall.tell({ kind: 'task', department: task.department });
    return task;
  });
}

/** Gives a task back to its department. */
export function unclaimTask(hall: Hall, actor: Actor, id: string): Promise<Task> {
  return inTransaction(hall, async (em) => {
    const task = await em.findOne(Task, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!task || !mayWorkTask(actor, task)) throw notFound('这项任务');
    if (task.state !== 'open') throw new Refusal('task-ended', '这项任务已经办结或取消');
    if (task.assignee === null) return task;
    if (task.assignee !== actor.account)
      throw new Refusal('task-taken', `${task.assigneeName ?? '同事'}已认领这项任务`);
    task.assignee = null;
    task.assigneeName = null;
    audit(hall, em, actor, { act: 'unclaim', subject: task.caseNumber, facts: { task: task.id } });
    hall.tell({ kind: 'task', department: task.department });
    return task;
  });
}
