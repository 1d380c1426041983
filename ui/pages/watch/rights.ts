import type { User } from '../../api/session.tsx';

export const WATCH_PAGES = ['board', 'cases', 'cards', 'incidents', 'calendar', 'deadlines'] as const;
export type WatchPage = (typeof WATCH_PAGES)[number];

/** The overseer sees everything of his areas; the hall checks again. */
export const oversees = (user: User | null): boolean => user?.roles.includes('supervisor') ?? false;

/** The overseen see the cards that they have to answer; the calendar and the reckoning are for everybody here. */
export function pagesFor(user: User | null): readonly WatchPage[] {
  if (oversees(user)) return WATCH_PAGES;
  const answers = user?.roles.some((role) => role === 'staff' || role === 'lead') ?? false;
  return answers ? ['cards', 'calendar', 'deadlines'] : ['calendar', 'deadlines'];
}

/** A calendar binds a whole area: who oversees all of it and the administrator load it. */
export const loadsCalendar = (user: User | null, area: string): boolean =>
  (user?.roles.includes('administrator') ?? false) ||
  (oversees(user) && (user?.areas.some(({ code }) => area.startsWith(code.replace(/(00)+$/, ''))) ?? false));
