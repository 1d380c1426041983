import type { EntityManager } from '@mikro-orm/postgresql';
import type { Reckoning } from '../../domain/clock/legal-clock.ts';
import { clockWarning } from '../../domain/clock/warning.ts';
import type { Case } from '../../entities/case/case.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import type { Hall } from '../hall.ts';
import { cardReason, issueCard } from '../supervision/issue-card.ts';
import { isApplicants } from './case-light.ts';
import { lightPolicyOf } from './clock-keeper.ts';

const rank = { none: 0, reminder: 1, yellow: 2, red: 3 };

/** Issues the warning or card that a clock deserves now, unless it has had one as grave before. Answers whether it was time to. */
export async function warnOfClock(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { clock, reckoning }: { clock: Clock; reckoning: Reckoning },
): Promise<boolean> {
  if (clock.isPeriod) return false;
  const kind = clock.kind === 'law' || clock.kind === 'promise' || clock.kind === 'step' ? clock.kind : 'supplementary';
  const warning = clockWarning({ name: nameOf(clock), kind, reckoning }, lightPolicyOf(hall, clock.area), hall.now());
  const warned: keyof typeof rank = clock.warned;
  if (!warning || rank[warning.level] <= rank[warned]) return false;
  clock.warned = warning.level;
  if (reckoning.overdue) clock.nextCheckAt = null;
  // The department is not late where the applicant is, nor twice with one opinion.
  if (isApplicants(clock) || (await hasBranchClock(em, clock))) return true;
  const reason = cardReason(warning.rule, clock);
  await issueCard(hall, em, subject, { warning, reason, department: clock.department, clockKind: clock.kind });
  return true;
}

/** A limit that was extended is one more thing to remind of: its cards are its own. */
const nameOf = ({ id, extension }: Clock): string => (extension > 0 ? `${id}:${extension}` : id);

/** An opinion's own limit is its branch's clock: the step is the same fact. */
async function hasBranchClock(em: EntityManager, { caseId, taskId, department }: Clock): Promise<boolean> {
  if (taskId === null || (await em.count(Task, { id: taskId, kind: 'opinion' })) === 0) return false;
  return (await em.count(Clock, { caseId, department, kind: { $like: 'branch:%' } })) > 0;
}
