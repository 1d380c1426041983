import type { z } from 'zod';
import { lightPolicyOf, pausePolicyOf, windowsIn } from '../../commands/clocks/clock-keeper.ts';
import { daysAhead } from '../../commands/clocks/days-ahead.ts';
import { loadCalendar as load } from '../../commands/clocks/load-calendar.ts';
import type { Hall } from '../../commands/hall.ts';
import { province } from '../../domain/area.ts';
import { type ClockInput, reckon } from '../../domain/clock/legal-clock.ts';
import { lightOf } from '../../domain/clock/light.ts';
import { statutoryHolidays } from '../../domain/clock/statutory-holiday.ts';
import { formatInstant } from '../../domain/clock/zone.ts';
import { findCalendarYear } from '../../entities/supervision/calendar.repository.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import { getReadableCase } from '../cases/readable-case.ts';
import { handle, type Route } from '../handler.ts';
import { listProvisionalCalendar, loadCalendar } from '../supervision/calendar.schema.ts';
import { presentClock } from './present.ts';
import { listClocks, listWorkingDays, reckonDeadline } from './schema.ts';

type Asked = z.output<typeof reckonDeadline.body>;

export const clockRoutes: Route[] = [
  handle(listClocks, async ({ hall, actor, params }) => {
    const em = hall.orm.em.fork();
    const { subject } = await getReadableCase(em, actor, params.number);
    const clocks = await em.find(Clock, { caseId: subject.id }, { orderBy: { startedAt: 'asc', id: 'asc' } });
    return { items: clocks.map((clock) => presentClock(hall, clock)) };
  }),
  handle(listWorkingDays, async ({ hall, query }) => {
    const { hallDay, workingDays } = daysAhead(hall, query.area ?? province);
    return { hallDay, workingDays: [...workingDays] };
  }),
  handle(reckonDeadline, async ({ hall, body }) => presentDeadline(hall, body)),
  handle(listProvisionalCalendar, async ({ hall, params, query }) => await presentYear(hall, params.year, query.area)),
  handle(loadCalendar, async ({ hall, actor, params, body }) => ({
    year: params.year,
    ...(await load(hall, actor, { year: params.year, ...body })),
  })),
];

/**
 * The deadline counts in every pause that is given, also one that is still to come; used, left and light are as of now.
 */
function presentDeadline(hall: Hall, asked: Asked): z.input<typeof reckonDeadline.response> {
  const now = hall.now();
  const pauses = asked.pauses.map(({ from, to }) => ({ from: new Date(from), to: to ? new Date(to) : null }));
  const { area, amount, unit, immediate } = asked;
  const input: ClockInput = {
    calendar: hall.calendar(area),
    start: new Date(asked.start),
    amount,
    unit,
    pauses,
    policy: pausePolicyOf(hall, area),
    ...(immediate ? { immediate: windowsIn(hall, area) } : {}),
  };
  const horizon = Math.max(...[now, ...pauses.flatMap(({ from, to }) => [from, to ?? from])].map(Number));
  const { deadline, provisional } = reckon(input, new Date(horizon));
  const reckoning = { ...reckon(input, now), deadline };
  const { elapsed, remaining, paused, overdue } = reckoning;
  const light = paused && !overdue ? 'paused' : lightOf(reckoning, lightPolicyOf(hall, area), now);
  return { deadline: deadline && formatInstant(deadline), elapsed, remaining, light, provisional };
}

/** The days of a year that differ from the week's rule; without a notice those that the statute names. */
async function presentYear(hall: Hall, year: number, area?: string) {
  const { official, days } = await findCalendarYear(hall.orm.em.fork(), year, area);
  const statutory = statutoryHolidays(year).map((day) => ({
    ...day,
    kind: 'holiday' as const,
    area: province,
    source: '全国年节及纪念日放假办法（放假安排尚未公布，暂定）',
  }));
  return {
    year,
    official,
    days: official ? days : [...statutory, ...days].toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}
