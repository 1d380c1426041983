import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { findLimit, type Limit, parseLimit } from '../../domain/clock/limit.ts';
import { dateOf, formatInstant } from '../../domain/clock/zone.ts';
import { Case } from '../../entities/case/case.ts';
import { CaseDocument } from '../../entities/case/document.ts';
import { Payment } from '../../entities/case/payment.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { theHall } from '../../policies/actor.ts';
import { pinnedItem } from '../cases/pinned-item.ts';
import { getWorkableCase } from '../cases/workable-case.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { record } from '../journal.ts';
import { tellOfFee } from '../payments/tell-of-fee.ts';
import { endOfPause, refreshCaseLight, refreshClock, startClock as start } from './clock-keeper.ts';
import { endClocks } from './end-clocks.ts';
import { itemBasis, itemLimit } from './item-limits.ts';

/** One job at a time changes the clocks of a case. */
const held = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;

export type NamedClock = {
  caseId: string;
  clock: string;
  label: string;
  limit: string;
  basis?: string | undefined;
  department?: string | undefined;
  branch?: BranchClock;
  isPeriod?: boolean;
};

export type BranchClock = { role: string; dept: string; days: number } | null | undefined;

/**
 * Branches run side by side, so each has a clock of its own name. Only the clock that is called so is a branch's: a
 * department that is asked late leaves its variable in the case's scope, where every later clock is given it too.
 */
export const clockName = (clock: string, branch: BranchClock): string =>
  isOfBranch(clock) && branch ? `${clock}:${branch.role}` : clock;

const isOfBranch = (clock: string): boolean => clock === 'branch';

/** Starts a clock that a diagram names; the deadline goes back to the diagram's timer. A repeat finds the running one. */
export function startCaseClock(hall: Hall, named: NamedClock): Promise<{ deadline: string }> {
  return inTransaction(hall, async (em) => {
    const subject = await getWorkableCase(em, named.caseId);
    const kind = clockName(named.clock, named.branch);
    const branch = isOfBranch(named.clock) ? named.branch : null;
    const running = await em.findOne(Clock, { caseId: subject.id, kind, endedAt: null });
    const clock = running ?? (await startNamed(hall, em, subject, { ...named, branch, kind }));
    if (!running && kind === 'payment') await tellWhatIsOwed(hall, em, subject, clock);
    await refreshCaseLight(hall, em, subject);
    return { deadline: formatInstant(clock.deadline ?? hall.now()) };
  });
}

async function tellWhatIsOwed(hall: Hall, em: EntityManager, subject: Case, clock: Clock): Promise<void> {
  const owed = await em.find(Payment, { caseId: subject.id, state: 'due' });
  for (const payment of owed) tellOfFee(hall, em, subject, { payment, by: clock.deadline });
}

async function startNamed(
  hall: Hall,
  em: EntityManager,
  subject: Case,
  named: NamedClock & { kind: string },
): Promise<Clock> {
  const { item } = await pinnedItem(em, subject);
  const { clock, kind, label, branch } = named;
  const own = itemLimit(item, named.limit);
  const started = start(hall, em, subject, {
    kind,
    label,
    basis: named.basis ?? (own ? itemBasis(item, named.limit) : null),
    limit: branch ? { amount: branch.days, unit: 'working-day' } : (own ?? limitInText(named.limit)),
    department: branch?.dept ?? subject.departments[named.department ?? ''] ?? subject.department,
    isPeriod: named.isPeriod ?? false,
    immediate: clock === 'promise' && item.limits.kind === 'immediate',
  });
  // Acceptance by itself starts these; if they begin later, the applicant is told when and until when.
  if ((kind === 'law' || kind === 'promise') && started.deadline) {
    const text = `至${dateOf(started.deadline)}届满`;
    record(hall, em, theHall, subject, { kind: 'clock-started', title: `${label}开始计算`, text });
  }
  return started;
}

/** What is no limit of the item's own is one in words, e.g. `5 working-day`. */
function limitInText(text: string): Limit {
  const limit = findLimit(text);
  if (!limit) throw new Error(`“${text}”不是期限，应写作“5 working-day”或 law、promise、initial-review、delivery`);
  return limit;
}

export type Pausing = { caseId: string; reason: string; basis: string; expected: string };

/**
 * Stops the clocks of a case for one of the procedures of 行政许可法 §45. Without the written notice of the time needed
 * the pause is unlawful: answers `no-notice` and changes nothing. A repeat pauses nothing anew and answers the first one's end.
 * Throws WorkOver if the case is over.
 */
export function pauseClocks(
  hall: Hall,
  pausing: Pausing,
): Promise<{ kind: 'paused'; expectedEnd: string } | { kind: 'no-notice' }> {
  return inTransaction(hall, async (em) => {
    const subject = await getWorkableCase(em, pausing.caseId);
    const kind = 'special-procedure-notice';
    const notice = await em.findOne(CaseDocument, { caseId: subject.id, kind }, { orderBy: { issuedAt: 'desc' } });
    if (!notice) return { kind: 'no-notice' };
    const clocks = await em.find(Clock, { caseId: subject.id, endedAt: null, pausable: true });
    const { reason, basis } = pausing;
    const openIn = ({ pauses }: Clock) => pauses.find((pause) => pause.to === null && pause.reason === reason);
    const running = clocks.filter((clock) => !openIn(clock));
    const known = running.length === 0 && clocks.map(openIn).find((pause) => pause?.expectedEnd)?.expectedEnd;
    const expectedEnd = known ? new Date(known) : endOfPause(hall, subject, parseLimit(pausing.expected));
    if (running.length === 0) return { kind: 'paused', expectedEnd: formatInstant(expectedEnd) };
    const pause = { from: hall.now().toISOString(), to: null, reason, basis, expectedEnd: expectedEnd.toISOString() };
    for (const clock of running) {
      clock.pauses = [...clock.pauses, { ...pause, documentNumber: notice.number }];
      refreshClock(hall, clock, `暂停：${reason}`);
    }
    await refreshCaseLight(hall, em, subject);
    record(hall, em, theHall, subject, {
      kind: 'paused',
      title: '期限暂停',
      text: `${basis}，预计至${formatInstant(expectedEnd).slice(0, 10)}`,
    });
    return { kind: 'paused', expectedEnd: formatInstant(expectedEnd) };
  });
}

/** Lets the clocks run on: the days that were left are left still. */
export function resumeClocks(hall: Hall, caseId: string, reason: string): Promise<void> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOneOrFail(Case, { id: caseId }, held);
    const clocks = await em.find(Clock, { caseId, endedAt: null });
    let resumed = false;
    for (const clock of clocks) {
      const open = clock.pauses.some((pause) => pause.to === null && pause.reason === reason);
      if (!open) continue;
      resumed = true;
      const to = hall.now().toISOString();
      clock.pauses = clock.pauses.map((pause) =>
        pause.to === null && pause.reason === reason ? { ...pause, to } : pause,
      );
      refreshClock(hall, clock, `恢复：${reason}`);
    }
    if (!resumed) return;
    await refreshCaseLight(hall, em, subject);
    record(hall, em, theHall, subject, { kind: 'resumed', title: '期限恢复计算' });
  });
}

/** Stops a clock that a diagram names. */
export function stopCaseClock(hall: Hall, caseId: string, kind: string): Promise<void> {
  return inTransaction(hall, async (em) => {
    const subject = await em.findOneOrFail(Case, { id: caseId }, held);
    await endClocks(hall, em, caseId, { kinds: [kind] });
    await refreshCaseLight(hall, em, subject);
  });
}

/** A timer woke the diagram up: is the limit really due, or has it moved meanwhile? */
export async function checkTimeLimit(
  hall: Hall,
  caseId: string,
  kind: string,
): Promise<{ outcome: 'moved' | 'due' | 'stopped'; wakeAt: string | null }> {
  const em = hall.orm.em.fork();
  const clock = await em.findOne(Clock, { caseId, kind, endedAt: null }, { orderBy: { startedAt: 'desc' } });
  if (!clock) return { outcome: 'stopped', wakeAt: null };
  const reckoning = refreshClock(hall, clock);
  if (reckoning.overdue) return { outcome: 'due', wakeAt: null };
  // A paused clock has no deadline: ask again a day after the one that it would have.
  const wakeAt =
    reckoning.deadline ?? new Date(Math.max(reckoning.projectedDeadline.getTime(), hall.now().getTime()) + 86_400_000);
  return { outcome: 'moved', wakeAt: formatInstant(new Date(wakeAt.getTime() + 1000)) };
}
