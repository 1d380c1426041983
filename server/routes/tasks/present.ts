import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { pinnedItem } from '../../commands/cases/pinned-item.ts';
import { datedSample } from '../../commands/clocks/dated-sample.ts';
import type { Hall } from '../../commands/hall.ts';
import { onlyTheHead } from '../../commands/tasks/claim-task.ts';
import { type Decision, decisionsOf, mayRefuse } from '../../commands/tasks/decisions.ts';
import { heldBack, heldBackInWords } from '../../commands/tasks/held-back.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import { Branch } from '../../entities/case/branch.ts';
import { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import type { Task } from '../../entities/task.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayAskBranch } from '../../policies/case.ts';
import { mayDecideTask } from '../../policies/task.ts';
import { presentCase } from '../cases/present.ts';
import { daysLeft, remainingInWords } from '../cases/present-summary.ts';
import { presentExtension } from './present-extension.ts';
import type { TaskDetail, Task as TaskSchema } from './schema.ts';

/** A line of the task list. What is needed to work on it is told by `presentTaskDetail`. */
export function presentTask(hall: Hall, task: Task): z.input<typeof TaskSchema> {
  const {
    id,
    caseNumber,
    itemCode,
    itemName,
    name,
    stage,
    kind,
    applicantName,
    area,
    department,
    assignee,
    assigneeName,
    state,
    light,
  } = task;
  const { decision, decisionName, opinion } = task;
  return {
    id,
    caseNumber,
    itemCode,
    itemName,
    name,
    stage,
    kind,
    applicantName,
    area,
    department,
    assignee,
    assigneeName,
    state,
    light,
    decision,
    decisionName,
    opinion,
    departmentName: hall.catalogue().organisation.departmentName(department),
    candidateGroups: [`dept:${department}`],
    createdAt: formatInstant(task.createdAt),
    completedAt: task.completedAt && formatInstant(task.completedAt),
    deadline: task.deadline && formatInstant(task.deadline),
    remaining: state === 'open' ? remainingInWords(hall, task) : null,
    daysLeft: state === 'open' ? daysLeft(hall, task) : null,
  };
}

/** A task with everything that deciding it needs. */
export async function presentTaskDetail(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  task: Task,
): Promise<z.input<typeof TaskDetail>> {
  const subject = await em.findOneOrFail(Case, { id: task.caseId });
  const branches = await em.find(Branch, { caseId: subject.id }, { orderBy: { createdAt: 'asc' } });
  const { item, forms } = await pinnedItem(em, subject);
  const materials = await em.find(Material, { caseId: subject.id }, { orderBy: { id: 'asc' } });
  const asked = new Set(branches.map(({ role }) => role));
  const mayAsk = mayAskBranch(actor, subject) && (subject.state === 'in-review' || subject.state === 'accepted');
  return {
    ...presentTask(hall, task),
    ...(await decisionsFor(hall, em, actor, task)),
    form: task.formKey === null ? null : (forms.get(task.formKey) ?? null),
    formData: JSON.parse(JSON.stringify(task.form ?? {})),
    guidance: item.steps.find(({ name }) => name === task.stage || name === task.name)?.standard ?? null,
    case: await presentCase(hall, em, actor, { subject, branches, parts: [task, ...branches] }),
    correctable: [{ code: 'form', name: '申请表' }, ...materials.map(({ code, name }) => ({ code, name }))],
    conditions: mayRefuse(task) ? item.conditions : [],
    askable: mayAsk
      ? item.branches
          .filter(({ role }) => !asked.has(role) && role in subject.departments)
          .map(({ role, name }) => ({ role, name }))
      : [],
    extension: await presentExtension(hall, em, actor, subject),
    ...sampleOf(hall, task),
  };
}

/** What this reader may decide now, and why not the rest. */
async function decisionsFor(
  hall: Hall,
  em: EntityManager,
  actor: Actor,
  task: Task,
): Promise<{ decisions: Decision[]; note: string | null }> {
  if (!mayDecideTask(actor, task)) return { decisions: [], note: onlyTheHead };
  const decisions = decisionsOf(task.headers);
  const held = task.state === 'open' ? await heldBack(hall, em, task) : undefined;
  if (!held) return { decisions, note: null };
  const codes = new Set(held.decisions.map(({ code }) => code));
  return { decisions: decisions.filter(({ code }) => !codes.has(code)), note: heldBackInWords(held) };
}

/** What the sample application's staff would fill in, so that a program can walk the whole way. */
function sampleOf(hall: Hall, task: Task): { sampleForm?: unknown } {
  if (!hall.settings.demo || task.formKey === null) return {};
  const sample = hall.catalogue().items.get(task.itemCode)?.sample;
  const forms = isRecord(sample) ? sample['taskForms'] : undefined;
  const form = isRecord(forms) ? forms[task.formKey] : undefined;
  return form === undefined ? {} : { sampleForm: datedSample(hall, task.area, form) };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
