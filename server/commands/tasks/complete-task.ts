import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { windowSteps } from '../../domain/window-visit.ts';
import { Branch } from '../../entities/case/branch.ts';
import { Case, type FormData } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { Task } from '../../entities/task.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayDecideTask, mayWorkTask } from '../../policies/task.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { refreshCaseLight } from '../clocks/clock-keeper.ts';
import { endTaskClock } from '../clocks/end-clocks.ts';
import { type Hall, inTransaction, send } from '../hall.ts';
import { record } from '../journal.ts';
import { notFound, Refusal } from '../refusal.ts';
import { judgeConduct } from '../supervision/judge-conduct.ts';
import { type Completing, type Completion, caseOf, checkCompletion } from './check-completion.ts';
import { onlyTheHead } from './claim-task.ts';
import { decideExtension } from './decide-extension.ts';
import { type Decision, decisionsOf } from './decisions.ts';

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
    await mustNotBeHisOwn(em, actor, task);
    const decision = await checkCompletion(hall, em, { task, completion });
    await decide(hall, em, actor, { task, completion, decision });
    return task;
  });
}

/** Nobody works on his own application, whatever his office (公务员法 §76). */
async function mustNotBeHisOwn(em: EntityManager, actor: Actor, { caseId }: Task): Promise<void> {
  if ((await em.count(Case, { id: caseId, applicantAccount: actor.account })) > 0)
    throw new Refusal('forbidden', '这是您本人的申请，应当回避，请由同事办理');
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
    competentOrgan: completion.competentOrgan || null,
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
  if (windowSteps.includes(task.kind)) await judgeVisit(hall, em, task);
  noteDecision(hall, em, actor, { task, completion, decision });
  send(hall, em, {
    kind: 'complete-job',
    jobKey: task.id,
    variables: { decision: decision.code, ...outputsOf(task, completion) },
  });
  hall.tell({ kind: 'task', department: task.department });
}

/** The case is held: whatever else judges it meanwhile must not make the same card. */
async function judgeVisit(hall: Hall, em: EntityManager, { caseId }: Task): Promise<void> {
  await judgeConduct(hall, em, await em.findOneOrFail(Case, { id: caseId }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
}

/** Kinds of step whose decision the applicant reads in his timeline; the others are the office's own. */
const told = new Set(['opinion', 'decide', 'accept', 'pre-review']);

function noteDecision(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  { task, completion, decision }: Completing & { decision: Decision },
): void {
  const of = { id: task.caseId, number: task.caseNumber };
  record(hall, em, actor, of, {
    kind: 'task',
    title: `${task.name}：${decision.name}`,
    text: completion.opinion === '' ? null : completion.opinion,
    department: task.department,
    internal: !told.has(task.kind),
  });
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
    // By the case, whose branches an index finds among those of all cases.
    { caseId: task.caseId, taskId: task.id },
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
