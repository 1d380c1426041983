import { Case } from '../../entities/case/case.ts';
import { CalendarDay, CalendarYear } from '../../entities/supervision/calendar.ts';
import { Clock } from '../../entities/supervision/clock.ts';
import type { Actor } from '../../policies/actor.ts';
import { mayLoadCalendar } from '../../policies/supervision.ts';
import { type Hall, inTransaction } from '../hall.ts';
import { audit } from '../journal.ts';
import { Refusal } from '../refusal.ts';
import { refreshCaseLight, refreshClock } from './clock-keeper.ts';

export type CalendarNotice = {
  year: number;
  source: string;
  days: { date: string; kind: 'holiday' | 'workday'; name: string }[];
};

const province = '350000';

/**
 * Loads the official calendar of a year and reckons anew every running clock; a deadline that moves is logged with the
 * old and the new date. Answers how many moved. Loading the same year again replaces it.
 */
export async function loadCalendar(hall: Hall, actor: Actor, notice: CalendarNotice): Promise<{ moved: number }> {
  if (!mayLoadCalendar(actor)) throw new Refusal('forbidden', '只有省级督查人员或管理员可以录入节假日安排');
  const faults = notice.days.flatMap(({ date }, index) => {
    const pointer = `/days/${index}/date`;
    if (!date.startsWith(`${notice.year}-`)) return [{ pointer, message: `不是${notice.year}年的日期` }];
    const isRepeated = notice.days.findIndex((day) => day.date === date) < index;
    return isRepeated ? [{ pointer, message: '这个日期重复了' }] : [];
  });
  if (faults.length > 0) throw new Refusal('invalid', '节假日安排有误', faults);
  await inTransaction(hall, async (em) => {
    await em.nativeDelete(CalendarDay, {
      area: province,
      date: { $gte: `${notice.year}-01-01`, $lte: `${notice.year}-12-31` },
    });
    await em.insertMany(
      CalendarDay,
      notice.days.map((day) => ({ ...day, area: province, source: notice.source })),
    );
    await em.upsert(CalendarYear, { year: notice.year, source: notice.source, loadedAt: hall.now() });
    audit(hall, em, actor, {
      act: 'load-calendar',
      subject: String(notice.year),
      facts: { source: notice.source, days: notice.days.length },
    });
  });
  await hall.reloadCalendars();
  hall.tell({ kind: 'calendar' });
  return { moved: await reckonAnew(hall, `${notice.year}年节假日安排（${notice.source}）`) };
}

/** Every running clock, a batch a transaction: a process that dies goes on where it was when the year is loaded again. */
async function reckonAnew(hall: Hall, why: string): Promise<number> {
  let moved = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const last = await inTransaction(hall, async (em) => {
      const clocks = await em.find(
        Clock,
        { endedAt: null, id: { $gt: after } },
        { orderBy: { id: 'asc' }, limit: 500 },
      );
      const touched = new Set<string>();
      for (const clock of clocks) {
        const before = clock.deadline?.getTime();
        refreshClock(hall, clock, why);
        if (clock.deadline?.getTime() === before) continue;
        moved += 1;
        touched.add(clock.caseId);
      }
      for (const subject of await em.find(Case, { id: { $in: [...touched] } }))
        await refreshCaseLight(hall, em, subject);
      return clocks.at(-1)?.id;
    });
    if (last === undefined) return moved;
    after = last;
  }
}
