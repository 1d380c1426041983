import type { Role, User } from '../../api/session.tsx';

export const WATCH_PAGES = ['board', 'cases', 'cards', 'incidents', 'calendar', 'deadlines'] as const;
export type WatchPage = (typeof WATCH_PAGES)[number];

/** The overseer sees everything of his areas; the hall checks again. */
export const oversees = (user: User | null): boolean => user?.roles.includes('supervisor') ?? false;

/** The overseen see the cards that they have to answer, and plain staff nothing else; heads and administrators the calendar and the reckoning too. */
export function pagesFor(user: User | null): readonly WatchPage[] {
  if (oversees(user)) return WATCH_PAGES;
  const has = (...roles: Role[]) => user?.roles.some((role) => roles.includes(role)) ?? false;
  return [
    ...(has('staff', 'lead') ? (['cards'] as const) : []),
    ...(has('lead', 'administrator') ? (['calendar', 'deadlines'] as const) : []),
  ];
}

/** A calendar binds a whole area: who oversees all of it and the administrator load it. */
export const loadsCalendar = (user: User | null, area: string): boolean =>
  (user?.roles.includes('administrator') ?? false) ||
  (oversees(user) && (user?.areas.some(({ code }) => area.startsWith(code.replace(/(00)+$/, ''))) ?? false));
