import type { EntityManager } from '@mikro-orm/postgresql';
import type { Reckoning } from '../../domain/clock/legal-clock.ts';
import { clockWarning } from '../../domain/clock/warning.ts';
import type { Case } from '../../entities/case/case.ts';
import type { Clock } from '../../entities/supervision/clock.ts';
import type { Hall } from '../hall.ts';
import { cardReason, issueCard } from '../supervision/issue-card.ts';
import { lightPolicyOf } from './clock-keeper.ts';

const rank = { none: 0, reminder: 1, yellow: 2, red: 3 };

/** Issues the warning or card that a clock deserves now, unless it has had one as grave before. Answers whether it did. */
export async function warnOfClock(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  { clock, reckoning }: { clock: Clock; reckoning: Reckoning },
): Promise<boolean> {
  if (clock.isPeriod) return false;
  const kind = clock.kind === 'law' || clock.kind === 'promise' || clock.kind === 'step' ? clock.kind : 'supplementary';
  const warning = clockWarning({ name: clock.id, kind, reckoning }, lightPolicyOf(hall, clock.area), hall.now());
  const warned: keyof typeof rank = clock.warned;
  if (!warning || rank[warning.level] <= rank[warned]) return false;
  clock.warned = warning.level;
  if (reckoning.overdue) clock.nextCheckAt = null;
  const reason = cardReason(warning.rule, clock);
  await issueCard(hall, em, subject, { warning, reason, department: clock.department, clockKind: clock.kind });
  return true;
}
