import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type ClockInput, type Reckoning, reckon } from '../../domain/clock/legal-clock.ts';
import { type LightPolicy, lightOf } from '../../domain/clock/light.ts';
import type { Limit } from '../../domain/clock/limit.ts';
import type { PausePolicy } from '../../domain/clock/pause.ts';
import { addDays, dateOf, instantOf } from '../../domain/clock/zone.ts';
import type { Case, Light } from '../../entities/case/case.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { Task } from '../../entities/task.ts';
import type { Hall } from '../hall.ts';
import { newId } from '../id.ts';
import { withClock } from './case-light.ts';

export type ClockStart = {
  kind: string;
  label: string;
  limit: Limit;
  basis?: string | null;
  department?: string;
  startedAt?: Date;
  taskId?: string;
  pausable?: boolean;
  immediate?: boolean;
  isPeriod?: boolean;
};

/** Starts a clock of a case. The row holds facts only; deadline and light are reckoned from them. */
export function startClock(hall: Hall, em: EntityManager, subject: Case, start: ClockStart): Clock {
  const clock = em.create(Clock, {
    id: newId(),
    caseId: subject.id,
    taskId: start.taskId ?? null,
    kind: start.kind,
    label: start.label,
    basis: start.basis ?? null,
    department: start.department ?? subject.department,
    area: subject.area,
    amount: start.limit.amount,
    unit: start.limit.unit,
    immediate: start.immediate ?? false,
    isPeriod: start.isPeriod ?? false,
    pausable: start.pausable ?? true,
    startedAt: start.startedAt ?? hall.now(),
    pauses: [],
    deadline: null,
    moves: [],
    nextCheckAt: null,
    endedAt: null,
  });
  refreshClock(hall, clock);
  return clock;
}

/** What a clock's row means at an instant. */
export function reckoningOf(
  hall: Hall,
  clock: Clock,
  now: Date = hall.now(),
  extension: number = clock.extension,
): Reckoning {
  return reckon(inputOf(hall, clock, extension), now);
}

function inputOf(hall: Hall, clock: Clock, extension: number = clock.extension): ClockInput {
  return {
    calendar: hall.calendar(clock.area),
    start: clock.startedAt,
    amount: clock.amount,
    unit: clock.unit,
    pauses: clock.pauses.map(({ from, to, expectedEnd }) => ({
      from: new Date(from),
      to: to === null ? null : new Date(to),
      ...(expectedEnd === null ? {} : { expectedTo: new Date(expectedEnd) }),
    })),
    ...(extension > 0 ? { extension: [{ amount: extension }] } : {}),
    policy: pausePolicyOf(hall, clock.area),
    ...(clock.immediate ? { immediate: windowsIn(hall, clock.area) } : {}),
  };
}

/** When a pause of this length that begins now ends. */
export function endOfPause(hall: Hall, { area }: Pick<Case, 'area'>, { amount, unit }: Limit): Date {
  const from = hall.now();
  if (unit === 'hour') return new Date(from.getTime() + amount * 3_600_000);
  const days = Math.ceil(amount);
  const today = dateOf(from);
  const last = unit === 'natural-day' ? addDays(today, days) : hall.calendar(area).addWorkingDays(today, days);
  return instantOf(last, '23:59:59');
}

/** The deadline that follows if the clock is paused from now until `ends`. */
export function deadlineIfPaused(hall: Hall, clock: Clock, ends: Date): Date {
  const pause = { from: hall.now(), to: null, expectedTo: ends };
  const { pauses = [], ...input } = inputOf(hall, clock);
  return reckon({ ...input, pauses: [...pauses, pause] }, hall.now()).projectedDeadline;
}

const policyOf = (hall: Hall, area: string) => hall.catalogue().organisation.policyOf(area);

/** The thresholds of an area. */
export const lightPolicyOf = (hall: Hall, area: string): LightPolicy => policyOf(hall, area).lights;

/** Which end of a pause counts in an area. */
export const pausePolicyOf = (hall: Hall, area: string): PausePolicy => policyOf(hall, area).pauses;

/** When the windows of an area open and close: a 即办件 received after they have closed counts from the next working day. */
export function windowsIn(hall: Hall, area: string): { closesAt: string; opensAt: string } {
  const { morning, afternoon } = policyOf(hall, area).officeHours;
  return { opensAt: morning.from, closesAt: afternoon.to };
}

/**
 * Reckons a running clock anew and writes deadline, light and when to look again.
 * `why` is logged with the old and the new deadline if the deadline moved.
 */
export function refreshClock(hall: Hall, clock: Clock, why?: string): Reckoning {
  const reckoning = reckoningOf(hall, clock);
  const before = clock.deadline?.getTime();
  if (why !== undefined && before !== reckoning.deadline?.getTime()) {
    const iso = (instant: Date | null) => instant?.toISOString() ?? null;
    clock.moves = [
      ...clock.moves,
      { at: hall.now().toISOString(), from: iso(clock.deadline), to: iso(reckoning.deadline), why },
    ];
  }
  clock.deadline = reckoning.deadline;
  clock.provisional = reckoning.provisional;
  clock.light = lightFor(hall, clock, reckoning);
  clock.nextCheckAt = nextCheck(hall, clock, reckoning);
  return reckoning;
}

function lightFor(hall: Hall, clock: Clock, reckoning: Reckoning): Light {
  // Whoever must wait until a period has passed is not late when it has.
  if (clock.isPeriod) return reckoning.paused ? 'paused' : 'green';
  return reckoning.paused && !reckoning.overdue
    ? 'paused'
    : lightOf(reckoning, lightPolicyOf(hall, clock.area), hall.now());
}

/** When the light can next change by the passing of time alone; null when it cannot. */
function nextCheck(hall: Hall, clock: Clock, reckoning: Reckoning): Date | null {
  const now = hall.now();
  if (clock.isPeriod) return null;
  // Overdue already when it was started, resumed or reckoned anew: its card is still owed.
  if (reckoning.overdue) return clock.warned === 'red' || clock.warned === 'yellow' ? null : now;
  if (reckoning.paused) {
    // The day told to the applicant is still within: what is longer is so when that day is over.
    const ends = clock.pauses.flatMap(({ to, expectedEnd }) =>
      to === null && expectedEnd !== null ? [midnightAfter(new Date(expectedEnd))] : [],
    );
    return earliest(ends.filter((end) => end > now));
  }
  const justLate = reckoning.deadline && new Date(reckoning.deadline.getTime() + 1000);
  const hours = lightPolicyOf(hall, clock.area).yellowHoursLeft;
  const shortWarning = reckoning.deadline && new Date(reckoning.deadline.getTime() - hours * 3_600_000);
  return earliest([midnightAfter(now), justLate, shortWarning].filter((instant) => instant !== null && instant > now));
}

const midnightAfter = (instant: Date): Date => new Date(instantOf(dateOf(instant)).getTime() + 86_400_000);

const earliest = (instants: (Date | null)[]): Date | null =>
  instants.toSorted((a, b) => Number(a) - Number(b)).at(0) ?? null;

/** The clocks that bind the whole case. */
export const leading: ReadonlySet<string> = new Set([
  'law',
  'promise',
  'initial-review',
  'pre-acceptance',
  'pre-review',
  'delivery',
]);

/**
 * The case's light is that of its worst running clock, where a late step counts as yellow; its deadline is the nearest of the clocks that bind the whole case.
 * Open tasks show their own step clock, or else the case's. The case is held meanwhile: of two that end clocks of one case
 * the second sees what the first has ended.
 */
export async function refreshCaseLight(hall: Hall, em: EntityManager, subject: Case): Promise<void> {
  await em.flush();
  await em.refresh(subject, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const clocks = await em.find(Clock, { caseId: subject.id, endedAt: null });
  const worst = clocks.reduce<Light>(withClock, 'none');
  const nearest = clocks
    .filter((clock) => leading.has(clock.kind) && clock.deadline !== null)
    .toSorted((a, b) => Number(a.deadline) - Number(b.deadline))
    .at(0);
  subject.light = subject.endedAt ? 'none' : clocks.length === 0 ? 'green' : worst;
  subject.deadline = nearest?.deadline ?? null;
  subject.leadingClock = nearest?.label ?? null;
  const tasks = await em.find(Task, { caseId: subject.id, state: 'open' });
  for (const task of tasks) {
    const own = clocks.find((clock) => clock.taskId === task.id);
    task.light = own?.light ?? subject.light;
    task.deadline = own?.deadline ?? subject.deadline;
  }
  hall.tell({ kind: 'board', department: subject.department });
}
