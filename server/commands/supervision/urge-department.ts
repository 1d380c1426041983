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
 * 催办: the word of the supervisor, or of the department that leads the case, to another that has it on its desk. Its
 * staff are told, whoever holds the task; the case's journal keeps it, out of the applicant's sight. What the lead has
 * written is the desk's own and not the overseer's to read. Answers how many were told.
 */
export function urgeDepartment(hall: Hall, actor: Actor, number: string, urging: Urging): Promise<number> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOne(Case, { number });
    if (!subject) throw notFound('这个办件');
    const { department, text } = urging;
    if (!mayUrge(actor, subject, department))
      throw new Refusal('forbidden', '只有督查人员和牵头部门可以催办，而且不能催办自己所在的部门');
    if (!(await em.findOne(Task, { caseId: subject.id, department, state: 'open' })))
      throw new Refusal('wrong-state', '这个部门手上现在没有本办件的任务');
    const urged = supervises(actor, subject)
      ? { kind: 'urged', title: '督查催办' }
      : { kind: 'lead-urged', title: '牵头部门催办' };
    const told = await tellDepartment(hall, em, department, `${urged.title}：${text}`, subject.number);
    record(hall, em, actor, subject, { ...urged, text, department, internal: true });
    return told;
  });
}
