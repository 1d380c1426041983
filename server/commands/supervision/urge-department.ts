import { Case } from '../../entities/case/case.ts';
import { Task } from '../../entities/task.ts';
import type { Actor } from '../../policies/actor.ts';
import { supervises } from '../../policies/case.ts';
import { mayUrge } from '../../policies/supervision.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record, tellDepartment } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';

export type Urging = { department: string; text: string };

/**
 * 催办: the supervisor's word to a department that has the case on its desk. Its staff are told, whoever holds the task;
 * the case's journal keeps it, out of the applicant's sight. Answers how many were told.
 */
export function urgeDepartment(hall: Hall, actor: Actor, number: string, urging: Urging): Promise<number> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number });
    if (!subject || !supervises(actor, subject)) throw notFound('这个办件');
    const { department, text } = urging;
    if (!mayUrge(actor, { area: subject.area, department }))
      throw new Refusal('forbidden', '督查人员不能催办自己所在的部门');
    if (!(await em.findOne(Task, { caseId: subject.id, department, state: 'open' })))
      throw new Refusal('wrong-state', '这个部门手上现在没有本办件的任务');
    const told = await tellDepartment(hall, em, department, `督查催办：${text}`, subject.number);
    record(hall, em, actor, subject, { kind: 'urged', title: '督查催办', text, department, internal: true });
    return told;
  });
}
