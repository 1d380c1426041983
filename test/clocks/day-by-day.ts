import chineseDays from 'chinese-days';
import type { Clock } from '../../server/routes/clocks/schema.ts';

/**
 * Time limits a second time, counted on the fingers: one day after the other, as a clerk does with a calendar on the
 * wall. Nothing is taken from the hall but what happened: when a clock was started, paused, resumed.
 */
export type Facts = Pick<
  Clock,
  'kind' | 'amount' | 'extension' | 'isPeriod' | 'unit' | 'startedAt' | 'endedAt' | 'pauses'
> & {
  immediate: boolean;
  area: string;
};
export type Counted = { deadline: string | null; light: Clock['light']; overdue: boolean; near: boolean };
export type Wall = (date: string) => boolean;

/** What each place has on its door: when it closes, and how many days (of a short limit, hours) before the end it warns. */
const customs = { Fuzhou: { closes: '17:00', days: 1, hours: 2 }, Nanping: { closes: '17:30', days: 2, hours: 3 } };
const customOf = (area: string) => customs[area.startsWith('3507') ? 'Nanping' : 'Fuzhou'];

type Day = { holiday: boolean };
const movable: Record<number, { spring: string; brightness: string; dragon: string; autumn: string }> = {
  2027: { spring: '02-06', brightness: '04-05', dragon: '06-09', autumn: '09-15' },
  2028: { spring: '01-26', brightness: '04-04', dragon: '05-28', autumn: '10-03' },
  2029: { spring: '02-13', brightness: '04-04', dragon: '06-16', autumn: '09-22' },
  2030: { spring: '02-03', brightness: '04-05', dragon: '06-05', autumn: '09-12' },
};

/** The calendar on the wall: the notices given, else the holiday package's years, else weekends and the statutory days. */
export function wallCalendar(notices: Map<number, Map<string, Day>>, isOfficial: (year: number) => boolean): Wall {
  return (date) => {
    const year = Number(date.slice(0, 4));
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const usual = weekday !== 0 && weekday !== 6;
    const notice = notices.get(year);
    if (notice) return notice.has(date) ? !notice.get(date)?.holiday : usual;
    if (isOfficial(year)) return chineseDays.isWorkday(date);
    return usual && !statutory(year).includes(date);
  };
}

function statutory(year: number): string[] {
  const moving = movable[year];
  if (!moving) throw new Error(`write down when the holidays of ${year} are`);
  const spring = `${year}-${moving.spring}`;
  const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03', moving.brightness, moving.dragon, moving.autumn];
  return [...fixed.map((day) => `${year}-${day}`), next(spring, -1), spring, next(spring, 1), next(spring, 2)];
}

export const next = (date: string, days = 1): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
export const dateOf = (instant: string | number): string =>
  new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** What a clock says at an instant. */
export function count(facts: Facts, wall: Wall, nowMs: number): Counted {
  const now = facts.endedAt ? Date.parse(facts.endedAt) : nowMs;
  const custom = customOf(facts.area);
  const pauses = facts.pauses.filter(({ from }) => Date.parse(from) <= now);
  const paused = pauses.some(({ to }) => to === null || Date.parse(to) > now);
  const days = facts.unit === 'hour' ? undefined : countDays({ ...facts, pauses }, wall, now);
  const end = days ? days.last && Date.parse(`${days.last}T23:59:59+08:00`) : lastHour({ ...facts, pauses });
  const overdue = typeof end === 'number' && now >= end + 1000 - (days ? 0 : 999);
  const hours = typeof end === 'number' ? (end - now) / 3_600_000 : Number.POSITIVE_INFINITY;
  const short = days === undefined || days.amount <= 1;
  const near = !paused && !overdue && (short ? hours <= custom.hours : days.amount - days.used <= custom.days);
  const deadline = typeof end === 'number' ? `${new Date(end + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00` : null;
  const running = paused ? (overdue ? 'yellow' : 'paused') : overdue ? 'red' : near ? 'yellow' : 'green';
  // Nobody is late by a period that has passed.
  if (facts.isPeriod) {
    const waiting = facts.endedAt ? 'none' : paused ? 'paused' : 'green';
    return { deadline, light: waiting, overdue: false, near: false };
  }
  return { deadline, light: facts.endedAt ? 'none' : running, overdue, near };
}

function countDays(
  { startedAt, amount: given, extension, unit, immediate, area, pauses }: Facts,
  wall: Wall,
  now: number,
) {
  const amount = (immediate ? Math.max(1, Math.ceil(given)) : Math.ceil(given)) + extension;
  const today = dateOf(now);
  let date = dateOf(startedAt);
  // Received after closing time or on a day off: received on the next working day, which is itself the first.
  if (immediate) {
    if (Date.parse(startedAt) > Date.parse(`${date}T${customOf(area).closes}:00+08:00`)) date = next(date);
    while (!wall(date)) date = next(date);
    date = next(date, -1);
  }
  // The day on which it was paused counts, the day on which it is resumed does not.
  const isOut = (day: string) =>
    pauses.some(({ from, to }) => day > dateOf(from) && (to === null || Date.parse(to) > now || day <= dateOf(to)));
  const standsFrom = (day: string) => pauses.some(({ from }) => dateOf(from) <= day) && isOut(next(day));
  let counted = 0;
  let used = 0;
  for (let steps = 0; steps < 400 && counted < amount; steps += 1) {
    date = next(date);
    if (isOut(date) || (unit === 'working-day' && !wall(date))) continue;
    counted += 1;
    if (date <= today) used = counted;
  }
  for (let steps = 0; steps < 400; steps += 1) {
    if (!(unit === 'natural-day' && !wall(date)) && !standsFrom(date)) break;
    date = next(date);
  }
  const open = counted < amount || standsFrom(date);
  return { last: open ? undefined : date, used, amount };
}

function lastHour({ startedAt, amount, pauses }: Facts): number | undefined {
  let left = amount * 60;
  let at = Date.parse(startedAt);
  const stands = (ms: number) =>
    pauses.some(({ from, to }) => Date.parse(from) <= ms && (to === null || ms < Date.parse(to)));
  for (let minutes = 0; left > 0; minutes += 1) {
    if (minutes > 100_000) return undefined;
    if (!stands(at)) left -= 1;
    at += 60_000;
  }
  return at;
}
