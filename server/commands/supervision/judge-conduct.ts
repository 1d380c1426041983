import type { EntityManager } from '@mikro-orm/postgresql';
import { isSpecialProcedure, specialProcedures } from '../../domain/clock/special-procedure.ts';
import {
  type ConductFacts,
  conductWarnings,
  type Warning,
  type WarningRule,
  warningRules,
} from '../../domain/clock/warning.ts';
import type { Case } from '../../entities/case/case.ts';
import { Material } from '../../entities/case/material.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import { reckoningOf } from '../clocks/clock-keeper.ts';
import type { Hall } from '../hall.ts';
import { issueCard } from './issue-card.ts';
import { rejectionOf } from './rejection-of.ts';
import { visitsOf } from './visits-of.ts';

/** Breaches of rules other than time, looked for whenever a document or a decision could have made one. */
export async function judgeConduct(hall: Hall, em: EntityManager, subject: Case): Promise<void> {
  const clocks = await em.find(Clock, { caseId: subject.id });
  const facts = {
    correctionNotices: subject.correctionNotices,
    pauses: pausesOf(clocks),
    ...(await stepsOf(hall, em, clocks)),
    refusal: await refusalOf(em, subject),
    rejection: await rejectionOf(em, subject),
    visits: await visitsOf(em, subject),
  };
  for (const warning of conductWarnings(facts, hall.now())) {
    const reason = await reasonOf(em, subject, warning);
    await issueCard(hall, em, subject, { warning, reason, department: subject.department, clockKind: null });
  }
}

const pausesOf = (clocks: readonly Clock[]): ConductFacts['pauses'] =>
  clocks
    .filter(({ kind }) => kind === 'law' || kind === 'promise')
    .flatMap((clock) => clock.pauses)
    .map(({ reason, from, to, expectedEnd, documentNumber }) => ({
      reason,
      from: new Date(from),
      to: to === null ? null : new Date(to),
      notifiedTo: expectedEnd === null ? null : new Date(expectedEnd),
      document: documentNumber,
    }));

async function stepsOf(
  hall: Hall,
  em: EntityManager,
  clocks: readonly Clock[],
): Promise<Pick<ConductFacts, 'steps' | 'endedInTime'>> {
  const opinions = await opinionTasks(em, clocks);
  const steps = clocks
    .filter(({ kind, endedAt, taskId }) => kind === 'step' && endedAt !== null && !opinions.has(taskId))
    .map((clock) => ({ name: clock.label, unit: clock.unit, ...elapsedOf(hall, clock) }));
  const promise = clocks.find(({ kind }) => kind === 'promise');
  const endedInTime =
    promise?.endedAt !== undefined && promise.endedAt !== null && !reckoningOf(hall, promise, promise.endedAt).overdue;
  return { steps, endedInTime };
}

/** What a branch's own clock speaks for already. */
async function opinionTasks(em: EntityManager, clocks: readonly Clock[]): Promise<Set<string | null>> {
  if (!clocks.some(({ kind }) => kind.startsWith('branch:'))) return new Set();
  const ids = clocks.flatMap(({ taskId }) => taskId ?? []);
  const tasks = await em.find(Task, { id: { $in: ids }, kind: 'opinion' }, { fields: ['id'] });
  return new Set(tasks.map(({ id }) => id));
}

/** The newest decision against the applicant; a condition that is not met is a reason by itself. */
async function refusalOf(em: EntityManager, { id, state }: Case): Promise<ConductFacts['refusal']> {
  if (state !== 'refused' && state !== 'not-accepted') return null;
  const against = { caseId: id, kind: { $in: ['decide', 'accept'] }, decision: { $in: ['refuse', 'reject'] } };
  const [task] = await em.find(Task, against, { orderBy: { completedAt: 'desc' }, limit: 1 });
  if (!task) return null;
  const { opinion, unmet, competentOrgan, decisionName } = task;
  return { reason: [opinion, ...(unmet ?? []), competentOrgan].join(' '), name: decisionName ?? '' };
}

/** Rules whose subject is how often. */
const counted: ReadonlySet<string> = new Set<WarningRule>(['repeated-correction', 'handled-offline', 'trips-exceeded']);

/** The rule with what it is about, in the words that people know it by. */
async function reasonOf(em: EntityManager, subject: Case, { rule, subject: about }: Warning): Promise<string> {
  const { zh } = warningRules[rule];
  if (about === '') return zh;
  if (counted.has(rule)) return `${zh}：共${about}次`;
  if (rule === 'correction-not-at-once') {
    const material = await em.findOne(Material, { caseId: subject.id, code: about });
    return `${zh}：${material?.name ?? (about === 'form' ? '申请表' : about)}`;
  }
  return `${zh}：${isSpecialProcedure(about) ? specialProcedures[about] : about}`;
}

function elapsedOf(hall: Hall, clock: Clock): { elapsed: number; total: number } {
  const { elapsed, total } = reckoningOf(hall, clock, clock.endedAt ?? hall.now());
  return { elapsed, total };
}
