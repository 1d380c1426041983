import { areaStem, province } from '../../domain/area.ts';
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
  /** A city's or county's days are laid over the province's; only the province's make the year official. */
  area?: string | undefined;
  source: string;
  days: { date: string; kind: 'holiday' | 'workday'; name: string }[];
};

/**
 * Loads the calendar of a year for an area, the province's unless told, and reckons anew every running clock there; a deadline that
 * moves is logged with the old and the new date. Answers how many moved. Loading the same year and area again replaces it.
 */
export async function loadCalendar(hall: Hall, actor: Actor, notice: CalendarNotice): Promise<{ moved: number }> {
  const { year, area = province } = notice;
  if (!mayLoadCalendar(actor, area))
    throw new Refusal('forbidden', '只有管理员或督查整个地区的人员可以录入它的节假日安排');
  refuseFaults(hall, notice, area);
  await inTransaction(hall, async (em) => {
    await em.nativeDelete(CalendarDay, { area, date: { $gte: `${year}-01-01`, $lte: `${year}-12-31` } });
    const days = notice.days.map((day) => ({ ...day, area, source: notice.source }));
    if (days.length > 0) await em.insertMany(CalendarDay, days);
    if (area === province) await em.upsert(CalendarYear, { year, source: notice.source, loadedAt: hall.now() });
    const facts = { area, source: notice.source, days: notice.days.length };
    audit(hall, em, actor, { act: 'load-calendar', subject: String(year), facts });
  });
  await hall.reloadCalendars();
  hall.tell({ kind: 'calendar' });
  const place = area === province ? '' : hall.catalogue().organisation.areaName(area);
  return { moved: await reckonAnew(hall, areaStem(area), `${place}${year}年节假日安排（${notice.source}）`) };
}

function refuseFaults(hall: Hall, { year, days }: CalendarNotice, area: string): void {
  const level = hall.catalogue().organisation.findArea(area)?.level;
  if (level === undefined || level === 'township')
    throw new Refusal('invalid', '没有这个地区', [
      { pointer: '/area', message: '节假日按省、市、县录入，没有这个地区' },
    ]);
  // An area may take its own days back; the province's holidays cannot be none.
  if (days.length === 0 && area === province)
    throw new Refusal('invalid', '节假日安排有误', [{ pointer: '/days', message: '请至少写一天' }]);
  const faults = days.flatMap(({ date }, index) => {
    const pointer = `/days/${index}/date`;
    if (!date.startsWith(`${year}-`)) return [{ pointer, message: `不是${year}年的日期` }];
    const isRepeated = days.findIndex((day) => day.date === date) < index;
    return isRepeated ? [{ pointer, message: '这个日期重复了' }] : [];
  });
  if (faults.length > 0) throw new Refusal('invalid', '节假日安排有误', faults);
}

/** Every running clock of an area, a batch a transaction: a process that dies goes on where it was when the year is loaded again. */
async function reckonAnew(hall: Hall, stem: string, why: string): Promise<number> {
  let moved = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const last = await inTransaction(hall, async (em) => {
      const clocks = await em.find(
        Clock,
        { endedAt: null, id: { $gt: after }, area: { $like: `${stem}%` } },
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
