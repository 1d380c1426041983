import test from 'ava';
import { loadCalendar } from '../../../../server/commands/clocks/load-calendar.ts';
import { watchClocks } from '../../../../server/commands/clocks/watch-clocks.ts';
import type { Hall } from '../../../../server/commands/hall.ts';
import { CalendarDay } from '../../../../server/entities/supervision/calendar.ts';
import { Clock } from '../../../../server/entities/supervision/clock.ts';
import { keepCalendars } from '../../../../server/entities/supervision/kept-calendars.ts';
import { buildActor, buildCase, buildClock } from '../../../support/build.ts';
import { testHall } from '../../../support/hall.ts';

test('a process that missed the hint does not undo a loaded calendar', async (t) => {
  const { hall, moveTo } = await testHall(t);
  const administrator = await buildActor(hall, { roles: ['administrator'] });
  const second = await processBeside(hall);
  const deadline = new Date('2026-11-30T15:59:59Z');
  await buildClock(hall, { deadline, nextCheckAt: new Date('2026-11-23T16:00:00Z'), case: await buildCase(hall) });
  const days = [{ date: '2026-11-25', kind: 'holiday' as const, name: '台风' }];
  await loadCalendar(hall, administrator, { year: 2026, source: '示例', days });
  const read = async () => (await hall.orm.em.fork().findOneOrFail(Clock, { kind: 'promise' })).deadline?.toISOString();
  const loaded = await read();
  t.not(loaded, deadline.toISOString());
  moveTo('2026-11-24T00:00:05+08:00');
  t.is(await watchClocks(second), 1);
  t.is(await read(), loaded);
});

test('of two readings at once the slower one, which began before a year was loaded, does not pass for the newer', async (t) => {
  const { hall } = await testHall(t);
  const administrator = await buildActor(hall, { roles: ['administrator'] });
  const [read, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let forks = 0;
  const calendars = keepCalendars(() => {
    forks += 1;
    const em = hall.orm.em.fork();
    const find = em.find.bind(em);
    const late = async (...asked: Parameters<typeof find>) => {
      const found = await find(...asked);
      if (asked[0] !== CalendarDay) return found;
      read.resolve();
      await goOn.promise;
      return found;
    };
    // With the second one the first reading asks for the days, after the print.
    return forks === 2 ? Object.assign(em, { find: late }) : em;
  });
  const first = calendars.reload();
  await read.promise;
  const days = [{ date: '2026-11-25', kind: 'holiday' as const, name: '台风' }];
  await loadCalendar(hall, administrator, { year: 2026, source: '示例', days });
  await calendars.reload();
  goOn.resolve();
  await first;
  await calendars.freshen();
  t.false(calendars.calendar('350000').isWorkingDay('2026-11-25'));
});

/** Another process of the hall, which keeps calendars of its own. */
async function processBeside(hall: Hall): Promise<Hall> {
  const calendars = keepCalendars(() => hall.orm.em.fork());
  await calendars.reload();
  const { calendar, reload: reloadCalendars, freshen: freshenCalendars } = calendars;
  return { ...hall, calendar, reloadCalendars, freshenCalendars };
}
