import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Branch } from '../../entities/case/branch.ts';
import { Case, type FormData } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayDecideTask, mayWorkTask } from '../../policies/task.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { refreshCaseLight } from '../clocks/clock-keeper.ts';
import { endTaskClock } from '../clocks/end-clocks.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { record } from '../journal.ts';
import { type FieldFault, notFound, Refusal } from '../refusal.ts';
import { checkHearing } from './check-hearing.ts';
import { onlyTheHead } from './claim-task.ts';
import { decideExtension } from './decide-extension.ts';
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
};

/**
 * Decides a task. The engine hears of it by the outbox; the same decision sent again is answered as the first time.
 * A task that nobody holds is taken by deciding it.
 */
export function completeTask(hall: Hall, actor: Actor, id: string, completion: Completion): Promise<Task> {
  return inTransaction(hall, async (em) => {
    const task = await em.findOne(Task, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!task || !mayWorkTask(actor, task)) throw notFound('这项任务');
    if (task.assignee !== null && task.assignee !== actor.account) {
      throw new Refusal('task-taken', `${task.assigneeName ?? '同事'}已认领这项任务`);
    }
    if (task.state !== 'open') {
      if (task.decision === completion.decision && task.assignee === actor.account) return task;
      throw new Refusal('task-ended', '这项任务已经办结或取消');
    }
    if (!mayDecideTask(actor, task)) throw new Refusal('forbidden', onlyTheHead);
    const decision = await checkCompletion(hall, em, { task, completion });
    await decide(hall, em, actor, { task, completion, decision });
    return task;
  });
}

type Completing = { task: Task; completion: Completion };

/** Read only by what needs more of the case than the task itself carries: this is the desk's most frequent act. */
const caseOf = (em: EntityManager, task: Task): Promise<Case> => em.findOneOrFail(Case, { id: task.caseId });

/** Every fault at once, each at its field. */
async function checkCompletion(hall: Hall, em: EntityManager, { task, completion }: Completing): Promise<Decision> {
  const decision = decisionsOf(task.headers).find(({ code }) => code === completion.decision);
  const faults: FieldFault[] = [];
  if (!decision) faults.push({ pointer: '/decision', message: '没有这种处理结果' });
  if (decision?.needsOpinion && completion.opinion.trim() === '') {
    faults.push({ pointer: '/opinion', message: `选择“${decision.name}”须写明理由` });
  }
  if (completion.decision === 'correct' && completion.corrections.length === 0) {
    faults.push({ pointer: '/corrections', message: '须一次告知需要补正的全部内容（行政许可法第三十二条）' });
  }
  if (task.kind === 'decide' && (await awaitsBranch(em, task.caseId))) {
    throw new Refusal('wrong-state', '还有部门在期限内没有反馈意见，不能作出决定');
  }
  const held = await heldBack(hall, em, task);
  if (held?.decisions.some(({ code }) => code === completion.decision))
    throw new Refusal('wrong-state', heldBackInWords(held));
  faults.push(...(await checkCorrections(em, task.caseId, completion)));
  faults.push(...(await checkUnmet(em, task, completion)));
  faults.push(...(await checkHearing(hall, em, task, completion)));
  if (decision && task.formKey !== null)
    faults.push(...(await checkFormOf(em, await caseOf(em, task), task.formKey, completion)));
  if (!decision || faults.length > 0) throw new Refusal('invalid', '提交的内容有误，请逐项改正', faults);
  return decision;
}

/** The lead may not decide over a department's head while it still has time; one that is late no longer holds up the case. */
async function awaitsBranch(em: EntityManager, caseId: string): Promise<boolean> {
  const open = await em.find(Branch, { caseId, state: 'open' });
  if (open.length === 0) return false;
  const kinds = open.map(({ role }) => `branch:${role}`);
  return (await em.count(Clock, { caseId, kind: { $in: kinds }, endedAt: null, light: { $ne: 'red' } })) > 0;
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
  const materials = await em.find(Material, { caseId });
  const known = new Set(['form', ...materials.map(({ code }) => code)]);
  return completion.corrections.flatMap(({ material }, index) =>
    known.has(material) ? [] : [{ pointer: `/corrections/${index}/material`, message: '本件没有这份材料' }],
  );
}

async function decide(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  { task, completion, decision }: Completing & { decision: Decision },
): Promise<void> {
  Object.assign(task, {
    state: 'completing',
    assignee: actor.account,
    assigneeName: actor.name,
    decision: decision.code,
    decisionName: decision.name,
    opinion: completion.opinion,
    form: completion.form,
    unmet: completion.unmet.length > 0 ? completion.unmet : null,
    completedAt: hall.now(),
  } satisfies Partial<Task>);
  if (completion.corrections.length > 0) await keepCorrection(hall, em, await caseOf(em, task), completion);
  if (task.kind === 'opinion') await answerBranch(hall, em, actor, task);
  if (task.kind === 'extension') {
    const approved = decision.code === decisionsOf(task.headers)[0]?.code;
    await decideExtension(hall, em, actor, { subject: await caseOf(em, task), approved });
  }
  const ended = await endTaskClock(hall, em, task);
  if (ended.some((light) => light !== 'green')) await refreshCaseLight(hall, em, await caseOf(em, task));
  record(
    hall,
    em,
    actor,
    { id: task.caseId, number: task.caseNumber },
    {
      kind: 'task',
      title: `${task.name}：${decision.name}`,
      text: completion.opinion === '' ? null : completion.opinion,
      department: task.department,
      internal:
        task.kind !== 'opinion' && task.kind !== 'decide' && task.kind !== 'accept' && task.kind !== 'pre-review',
    },
  );
  send(hall, em, {
    kind: 'complete-job',
    jobKey: task.id,
    variables: { decision: decision.code, ...outputsOf(task, completion) },
  });
  hall.tell({ kind: 'task', department: task.department });
}

/** The form's answers that the diagram asked for by the header `outputs`; nothing else of a form reaches the engine. */
function outputsOf(task: Task, completion: Completion): FormData {
  const names = (task.headers['outputs'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return Object.fromEntries(names.map((name) => [name, completion.form[name] ?? null]));
}

async function keepCorrection(hall: Hall, em: EntityManager, subject: Case, completion: Completion): Promise<void> {
  const { item } = await pinnedItem(em, subject);
  const names = new Map(item.materials.map(({ code, name }) => [code, name]));
  subject.correction = {
    asks: completion.corrections.map(({ material, problem }) => ({
      material,
      name: names.get(material) ?? '申请表',
      problem,
    })),
    text: completion.opinion,
    until: null,
    noticedAt: hall.now().toISOString(),
  };
  for (const { material, problem } of completion.corrections) {
    const row = await em.findOne(Material, { caseId: subject.id, code: material });
    if (row) Object.assign(row, { state: 'faulty', note: problem, updatedAt: hall.now() } satisfies Partial<Material>);
  }
}

async function answerBranch(hall: Hall, em: EntityManager, actor: Actor, task: Task): Promise<void> {
  await em.nativeUpdate(
    Branch,
    { caseId: task.caseId, department: task.department },
    {
      state: 'answered',
      decision: task.decision,
      decisionName: task.decisionName,
      opinion: task.opinion,
      decidedBy: actor.account,
      decidedAt: hall.now(),
    },
  );
}
