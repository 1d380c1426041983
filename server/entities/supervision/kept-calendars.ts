import type { EntityManager } from '@mikro-orm/postgresql';
import type { Calendar } from '../../domain/clock/calendar.ts';
import { calendarsFrom } from './calendar.repository.ts';

/** The calendars that a process keeps in mind. */
export type KeptCalendars = {
  calendar(area: string): Calendar;
  reload(): Promise<void>;
  /** Reads them again if another process has changed them and its hint was not heard. */
  freshen(): Promise<void>;
};

/** Keeps them from the first `reload` on, each time read through an entity manager of its own; before that `calendar` throws. */
export function keepCalendars(fork: () => EntityManager): KeptCalendars {
  let kept: { print: string; calendars: (area: string) => Calendar } | undefined;
  const reload = async () => {
    // The print first: what changes between the two is then read once more. Both are kept at once: of two that read at the
    // same time the slower one must not leave its old calendars under the newer print.
    const print = await printOf(fork());
    kept = { print, calendars: await calendarsFrom(fork()) };
  };
  return {
    calendar: (area) => {
      if (!kept) throw new Error('calendars are not loaded yet');
      return kept.calendars(area);
    },
    reload,
    freshen: async () => {
      if ((await printOf(fork())) !== kept?.print) await reload();
    },
  };
}

/** Of a few hundred rows; when a year was loaded says too little, for one day of one county may be put in by itself. */
async function printOf(em: EntityManager): Promise<string> {
  const [row] = await em.execute<{ print: string }[]>(
    `select md5(concat(
       (select string_agg(d::text, ';' order by d.area, d.date) from calendar_days d),
       (select string_agg(y::text, ';' order by y.year) from calendar_years y))) as print`,
  );
  return row?.print ?? '';
}
