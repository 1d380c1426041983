import type { z } from 'zod';
import type { Hall } from '../../commands/hall.ts';
import { province } from '../../domain/area.ts';
import { calendarYearsDue } from '../../domain/clock/calendar.ts';
import { dateOf, dateOfDay, dayOf, formatInstant, instantOf } from '../../domain/clock/zone.ts';
import {
  type BoardCell,
  type BoardDay,
  countBoard,
  countDays,
  countLights,
  hasProvisionalClocks,
} from '../../entities/supervision/board.repository.ts';
import type { getSupervisionSummary } from './schema.ts';

type Summary = z.input<typeof getSupervisionSummary.response>;
type Group = Summary['byDepartment'][number];

/** Days that the trend and the share in time look back. */
const lookBack = 30;

/** The board of the areas with these stems, as it stands now. */
export async function boardOf(hall: Hall, stems: readonly string[]): Promise<Summary> {
  const now = hall.now();
  const since = instantOf(dateOfDay(dayOf(now) - lookBack + 1));
  const [cells, counts, days, provisionalYears] = await Promise.all([
    countLights(hall.orm.em.fork(), stems),
    countBoard(hall.orm.em.fork(), stems, since),
    countDays(hall.orm.em.fork(), stems, since),
    provisionalYearsOf(hall, stems),
  ]);
  const { organisation, items } = hall.catalogue();
  const { total, green, yellow, red, paused } = groupOf('', '', cells);
  const today = days.find(({ date }) => date === dateOf(now));
  return {
    now: formatInstant(now),
    running: total,
    green,
    yellow,
    red,
    paused,
    openCards: counts.openCards,
    openIncidents: counts.openIncidents,
    submittedToday: today?.submitted ?? 0,
    endedToday: today?.ended ?? 0,
    onTimeShare: counts.decided === 0 ? null : Math.max(0, 1 - counts.late / counts.decided),
    byDepartment: groupsBy(cells, ({ department }) => department, organisation.departmentName),
    byItem: groupsBy(
      cells,
      ({ item }) => item,
      (code) => items.get(code)?.item.name.zh ?? code,
    ),
    byArea: groupsBy(cells, ({ area }) => area, organisation.areaName),
    byDay: everyDay(days, dayOf(now)),
    provisionalYears,
  };
}

/** Reddest first: the board is read from the top. */
function groupsBy(cells: readonly BoardCell[], by: (cell: BoardCell) => string, nameOf: (code: string) => string) {
  return [...Map.groupBy(cells, by)]
    .map(([code, own]) => groupOf(code, nameOf(code), own))
    .toSorted((a, b) => b.red - a.red || b.yellow - a.yellow || b.total - a.total || a.code.localeCompare(b.code));
}

function groupOf(code: string, name: string, cells: readonly BoardCell[]): Group {
  const sum = (light?: BoardCell['light']) =>
    cells.reduce((all, cell) => (light === undefined || cell.light === light ? all + cell.count : all), 0);
  return {
    code,
    name,
    green: sum('green'),
    yellow: sum('yellow'),
    red: sum('red'),
    paused: sum('paused'),
    total: sum(),
  };
}

/** One row for each day, also where nothing happened: a gap in a chart would look like a fault. */
function everyDay(days: readonly BoardDay[], today: number): BoardDay[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  return Array.from({ length: lookBack }, (_, index) => {
    const date = dateOfDay(today - lookBack + 1 + index);
    return byDate.get(date) ?? { date, submitted: 0, ended: 0, red: 0 };
  });
}

/** Years that running clocks reach and whose calendar is not official; from November also the next year as such. */
async function provisionalYearsOf(hall: Hall, stems: readonly string[]): Promise<number[]> {
  const today = dateOf(hall.now());
  const year = Number(today.slice(0, 4));
  const calendar = hall.calendar(province);
  const missing = [year, year + 1, year + 2].filter((each) => !calendar.coversYear(each));
  const due = calendarYearsDue(today);
  const reached = await Promise.all(
    missing.map(async (each) => due.includes(each) || (await hasProvisionalClocks(hall.orm.em.fork(), stems, each))),
  );
  return missing.filter((_, index) => reached[index]);
}
