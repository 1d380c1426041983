import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { findLimit } from '../../domain/clock/limit.ts';
import type { JobRecord } from '../../engine/contract.ts';
import { Branch } from '../../entities/case/branch.ts';
import { Case } from '../../entities/case/case.ts';
import type { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import { moveCase } from '../cases/move-case.ts';
import { type PinnedItem, pinnedItem } from '../cases/pinned-item.ts';
import { withClock } from '../clocks/case-light.ts';
import { startClock } from '../clocks/clock-keeper.ts';
import { itemLimit } from '../clocks/item-limits.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';
import { elementNames } from './element-names.ts';
import type { InstanceCases } from './instances.ts';

/** Puts the engine's new user tasks into the list of the department that the diagram names. */
export async function openTasks(
  hall: Hall,
  em: EntityManager,
  cases: InstanceCases,
  jobs: readonly JobRecord[],
): Promise<void> {
  if (jobs.length === 0) return;
  const known = await em.find(Task, { id: { $in: jobs.map((job) => job.jobKey) } }, { fields: ['id'] });
  const stored = new Set(known.map((task) => task.id));
  const fresh = jobs.filter((job) => !stored.has(job.jobKey));
  const subjects = await em.find(
    Case,
    { id: { $in: [...new Set(fresh.flatMap((job) => cases.get(job.processInstanceKey) ?? []))] } },
    // Held in one order: several rows are written without regard to their versions, and one may just be ending.
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const byId = new Map(subjects.map((subject) => [subject.id, subject]));
  const names = await elementNames(
    em,
    fresh.map((job) => job.processDefinitionKey),
  );
  const branches = await branchesOf(em, subjects, fresh);
  const items = await itemsOf(em, subjects, fresh);
  for (const job of fresh) {
    const subject = byId.get(cases.get(job.processInstanceKey) ?? '');
    if (!subject) continue;
    const name = names(job.processDefinitionKey, job.elementId);
    openTask(hall, em, job, { subject, name, branches, item: items.get(subject.id) });
  }
}

/** By case. */
type Branches = Map<string, Branch[]>;

/** All at once: a batch may open many opinions. */
async function branchesOf(em: EntityManager, subjects: readonly Case[], jobs: readonly JobRecord[]): Promise<Branches> {
  if (!jobs.some(({ headers }) => headers['kind'] === 'opinion')) return new Map();
  const found = await em.find(
    Branch,
    { caseId: { $in: subjects.map(({ id }) => id) } },
    { orderBy: { createdAt: 'asc', role: 'asc' } },
  );
  return Map.groupBy(found, ({ caseId }) => caseId);
}

/**
 * The part that an opinion is about. A department may hold several roles in one case: the diagram says which by the group `role:…`;
 * where it does not, the part that no task has come for yet, then one that is asked anew.
 */
function branchFor(branches: readonly Branch[], job: JobRecord, department: string): Branch | undefined {
  const role = groupOf(job, 'role');
  if (role !== undefined) return branches.find((branch) => branch.role === role);
  const own = branches.filter((branch) => branch.department === department);
  return own.find(({ taskId }) => taskId === null) ?? own.find(({ state }) => state !== 'open') ?? own[0];
}

type Items = Map<string, PinnedItem['item']>;

/** By case; only where a step is as long as its item says (`limit` is `delivery`), for most say it themselves. */
async function itemsOf(em: EntityManager, subjects: readonly Case[], jobs: readonly JobRecord[]): Promise<Items> {
  const items: Items = new Map();
  if (jobs.every(({ headers }) => findLimit(headers['limit'] ?? ''))) return items;
  for (const subject of subjects) items.set(subject.id, (await pinnedItem(em, subject)).item);
  return items;
}

type Opening = { subject: Case; name: string; branches: Branches; item: PinnedItem['item'] | undefined };
type Opened = Opening & { department: string; asked: Branch | undefined };

function openTask(hall: Hall, em: EntityManager, job: JobRecord, opening: Opening): void {
  const { subject, name } = opening;
  const department = groupOf(job, 'dept') ?? subject.department;
  const { stage = '', kind = 'review' } = job.headers;
  const asked = kind === 'opinion' ? branchFor(opening.branches.get(subject.id) ?? [], job, department) : undefined;
  const opened = { ...opening, department, asked };
  const clock = startStep(hall, em, job, opened);
  const { light, deadline } = clock ?? subject;
  const task = em.create(Task, {
    id: job.jobKey,
    caseId: subject.id,
    caseNumber: subject.number,
    itemCode: subject.itemCode,
    itemName: subject.itemName,
    applicantName: subject.applicantName,
    area: subject.area,
    processId: job.processId,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    name,
    stage,
    kind,
    department,
    formKey: job.formKey,
    headers: { ...job.headers },
    state: 'open',
    assignee: null,
    assigneeName: null,
    decision: null,
    decisionName: null,
    opinion: null,
    form: null,
    unmet: null,
    competentOrgan: null,
    light,
    deadline,
    createdAt: job.at,
    completedAt: null,
  });
  moveAlong(subject, task, clock);
  if (kind === 'opinion' && subject.endedAt === null) openBranch(hall, em, job, { task, ...opened });
  hall.tell({ kind: 'task', department });
}

/** The clock of a step that has a limit: an opinion's is its department's, else the header or the item gives it. */
function startStep(
  hall: Hall,
  em: EntityManager,
  job: JobRecord,
  { subject, name, item, department, asked }: Opened,
): Clock | undefined {
  // What comes after its case has ended is about to be cancelled: nobody owes it within a limit.
  if (subject.endedAt !== null) return undefined;
  const { limit: text = '' } = job.headers;
  // Its row has the days of a department that was asked late, too: they are not among those that the application asked for.
  const own = findLimit(text) ?? (item && itemLimit(item, text));
  const limit = asked ? { amount: asked.days, unit: 'working-day' as const } : own;
  if (!limit) return undefined;
  const step = { kind: 'step', label: name, limit, department, startedAt: job.at, taskId: job.jobKey };
  return startClock(hall, em, subject, step);
}

/** A new task takes its case along: into its stage and into review. A step that begins during a pause leaves it paused. */
function moveAlong(subject: Case, { stage, kind }: Task, clock: Clock | undefined): void {
  if (clock) subject.light = withClock(subject.light, clock);
  if (stage !== '' && !asides.has(kind)) subject.stage = stage;
  if (subject.state === 'accepted') moveCase(subject, 'in-review');
}

/** The department's own part in a co-approval; `open-branches` may have made the row with its days before. */
function openBranch(
  hall: Hall,
  em: EntityManager,
  job: JobRecord,
  { task, subject, branches, asked }: Opened & { task: Task },
): void {
  const ofDepartment = Object.entries(subject.departments).find(([, code]) => code === task.department)?.[0];
  const role = groupOf(job, 'role') ?? ofDepartment ?? task.department;
  const branch =
    asked ??
    em.create(Branch, {
      id: newId(),
      caseId: subject.id,
      role,
      department: task.department,
      days: findLimit(task.headers['limit'] ?? '')?.amount ?? 0,
      late: false,
      reason: null,
      state: 'open',
      taskId: null,
      decision: null,
      decisionName: null,
      opinion: null,
      decidedBy: null,
      decidedAt: null,
      createdAt: hall.now(),
    });
  if (!asked) branches.set(subject.id, [...(branches.get(subject.id) ?? []), branch]);
  branch.taskId = task.id;
  branch.state = 'open';
}

/** Steps beside the main way: they do not move the case along its stages. */
const asides = new Set(['extension']);

const groupOf = (job: JobRecord, kind: 'dept' | 'role'): string | undefined =>
  job.candidateGroups.find((group) => group.startsWith(`${kind}:`))?.slice(kind.length + 1);
