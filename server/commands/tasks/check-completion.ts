import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Branch } from '../../entities/case/branch.ts';
import { Case, type FormData } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import type { Task } from '../../entities/task.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { isOver } from '../cases/workable-case.ts';
import type { Hall } from '../hall.ts';
import { type FieldFault, Refusal } from '../refusal.ts';
import { checkHearing } from './check-hearing.ts';
import { type Decision, decisionsOf, mayRefuse, refusal } from './decisions.ts';
import { heldBack, heldBackInWords } from './held-back.ts';
import { checkFormOf } from './task-form.ts';

export type Completion = {
  decision: string;
  opinion: string;
  form: FormData;
  corrections: { material: string; problem: string }[];
  /** Conditions that are not met, of those that the item's guide names. */
  unmet: string[];
  /** Where an application that is not this organ's matter belongs (行政许可法 §32); empty where that is not why. */
  competentOrgan: string;
};

export type Completing = { task: Task; completion: Completion };

/** Read only by what needs more of the case than the task itself carries: this is the desk's most frequent act. */
export const caseOf = (em: EntityManager, task: Task): Promise<Case> => em.findOneOrFail(Case, { id: task.caseId });

/** Every fault at once, each at its field. */
export async function checkCompletion(
  hall: Hall,
  em: EntityManager,
  { task, completion }: Completing,
): Promise<Decision> {
  const decision = decisionsOf(task.headers).find(({ code }) => code === completion.decision);
  const faults: FieldFault[] = [];
  if (!decision) faults.push({ pointer: '/decision', message: '没有这种处理结果' });
  if (decision?.needsOpinion && completion.opinion.trim() === '') {
    faults.push({ pointer: '/opinion', message: `选择“${decision.name}”须写明理由` });
  }
  if (completion.decision === 'correct' && completion.corrections.length === 0) {
    faults.push({ pointer: '/corrections', message: '须一次告知需要补正的全部内容（行政许可法第三十二条）' });
  }
  if (task.kind === 'decide') await checkDecidable(em, task.caseId);
  if (completion.competentOrgan !== '' && !(task.kind === 'accept' && completion.decision === 'reject'))
    faults.push({ pointer: '/competentOrgan', message: '只有不予受理的决定告知向哪个机关申请' });
  const held = await heldBack(hall, em, task);
  if (held?.decisions.some(({ code }) => code === completion.decision))
    throw new Refusal('wrong-state', heldBackInWords(held));
  faults.push(...(await checkCorrections(em, task.caseId, completion)));
  faults.push(...(await checkUnmet(em, task, completion)));
  faults.push(...(await checkHearing(hall, em, task, completion)));
  if (decision && task.formKey !== null) {
    const said = new Set(faults.map(({ pointer }) => pointer));
    const ofForm = await checkFormOf(hall, em, await caseOf(em, task), { formKey: task.formKey, completion });
    faults.push(...ofForm.filter(({ pointer }) => !said.has(pointer)));
  }
  if (!decision || faults.length > 0) throw new Refusal('invalid', '提交的内容有误，请逐项改正', faults);
  return decision;
}

/** The case is held until the decision is stored: the applicant withdraws it before or not at all. */
async function checkDecidable(em: EntityManager, caseId: string): Promise<void> {
  const subject = await em.findOneOrFail(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (isOver(subject)) throw new Refusal('wrong-state', '申请人已经撤回申请或者办件已经办结，不再作出决定');
  if (await awaitsBranch(em, caseId)) throw new Refusal('wrong-state', '还有部门在期限内没有反馈意见，不能作出决定');
}

/**
 * The lead may not decide over a department's head while it still has time; one that is late no longer holds up the case.
 * One whose clock has never started was asked this moment: its time has not begun.
 */
async function awaitsBranch(em: EntityManager, caseId: string): Promise<boolean> {
  const open = await em.find(Branch, { caseId, state: 'open' });
  if (open.length === 0) return false;
  const clocks = await em.find(Clock, { caseId });
  return open.some(({ role, taskId }) => {
    const named = clocks.filter(({ kind }) => kind === `branch:${role}`);
    // A diagram may give the department its limit by the step alone.
    const own = named.length > 0 ? named : clocks.filter((clock) => taskId !== null && clock.taskId === taskId);
    return own.length === 0 || own.some(({ endedAt, light }) => endedAt === null && light !== 'red');
  });
}

async function checkUnmet(em: EntityManager, task: Task, { decision, unmet }: Completion): Promise<FieldFault[]> {
  if (unmet.length === 0) return [];
  if (!mayRefuse(task) || decision !== refusal)
    return [{ pointer: '/unmet', message: '只有不予许可的决定写明不符合的条件' }];
  const { conditions } = (await pinnedItem(em, await caseOf(em, task))).item;
  return unmet.flatMap((condition, index) =>
    conditions.includes(condition) ? [] : [{ pointer: `/unmet/${index}`, message: '本事项没有这项条件' }],
  );
}

async function checkCorrections(em: EntityManager, caseId: string, completion: Completion): Promise<FieldFault[]> {
  if (completion.corrections.length === 0) return [];
  // With another decision they would mark the applicant's papers as faulty, and nobody would ask him for better ones.
  if (completion.decision !== 'correct')
    return [{ pointer: '/corrections', message: '只有要求补正的决定写明补正内容' }];
  const materials = await em.find(Material, { caseId });
  const known = new Set(['form', ...materials.map(({ code }) => code)]);
  return completion.corrections.flatMap(({ material }, index) =>
    known.has(material) ? [] : [{ pointer: `/corrections/${index}/material`, message: '本件没有这份材料' }],
  );
}
