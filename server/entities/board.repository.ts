import type { EntityManager } from '@mikro-orm/postgresql';
import type { Light } from './case.ts';
import { type AreaStems, isOpenCard, textArray } from './supervision.repository.ts';

/** Running cases of one department, item, area and light. */
export type BoardCell = { department: string; item: string; area: string; light: Light; count: number };

const likes = (stems: AreaStems): string => textArray(stems.map((stem) => `${stem}%`));

/** The lights of all running cases, counted by PostgreSQL within one partial index that holds just these columns. */
export async function countLights(em: EntityManager, stems: AreaStems): Promise<BoardCell[]> {
  return await em.execute<BoardCell[]>(
    `select department, item_code as item, area, light, count(*)::int as count from cases
     where ended_at is null and area like any(?::text[]) group by area, department, item_code, light`,
    [likes(stems)],
  );
}

/** What waits for somebody: cards to be answered or judged, incidents to be mended. */
export async function countOpen(em: EntityManager, stems: AreaStems): Promise<{ cards: number; incidents: number }> {
  const areas = likes(stems);
  const [row] = await em.execute<{ cards: number; incidents: number }[]>(
    `select
       (select count(*)::int from cards where ${isOpenCard} and area like any(?::text[])) as cards,
       (select count(*)::int from incidents i join cases c on c.id = i.case_id
         where i.state <> 'resolved' and c.area like any(?::text[])) as incidents`,
    [areas, areas],
  );
  return row ?? { cards: 0, incidents: 0 };
}

/** From an instant up to, not including, another. */
export type Span = { from: Date; to: Date };

/** Cases decided in the span, and those among them that a red card says were late. A withdrawn card was a mistake. */
export async function countDecided(
  em: EntityManager,
  stems: AreaStems,
  { from, to }: Span,
): Promise<{ decided: number; late: number }> {
  const [row] = await em.execute<{ decided: number; late: number }[]>(
    `select count(*)::int as decided, count(*) filter (where exists (
       select 1 from cards k where k.case_id = c.id and k.rule = 'clock-overdue'
         and k.clock_kind in ('law', 'promise') and k.state <> 'withdrawn'))::int as late
     from cases c where c.decided_at >= ? and c.decided_at < ? and c.area like any(?::text[])`,
    [from, to, likes(stems)],
  );
  return row ?? { decided: 0, late: 0 };
}

/** What happened on a day in Shanghai ('YYYY-MM-DD'). */
export type BoardDay = { date: string; submitted: number; ended: number; red: number };

/** Cases handed in, cases ended and red cards issued in the span, by day; days without any are left out. */
export async function countDays(em: EntityManager, stems: AreaStems, { from, to }: Span): Promise<BoardDay[]> {
  const areas = likes(stems);
  const perDay = (what: keyof BoardDay, column: string, rows: string) =>
    `select to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as date, '${what}' as what, count(*)::int as n
     from ${rows} and ${column} >= ? and ${column} < ? and area like any(?::text[]) group by 1`;
  return await em.execute<BoardDay[]>(
    `select date, coalesce(sum(n) filter (where what = 'submitted'), 0)::int as submitted,
            coalesce(sum(n) filter (where what = 'ended'), 0)::int as ended,
            coalesce(sum(n) filter (where what = 'red'), 0)::int as red
     from (${perDay('submitted', 'submitted_at', 'cases where true')}
           union all ${perDay('ended', 'ended_at', 'cases where true')}
           union all ${perDay('red', 'issued_at', "cards where colour = 'red'")}) happened
     group by date order by date`,
    [from, to, areas, from, to, areas, from, to, areas],
  );
}

/** Whether a running clock of these areas ends in or after the year and was reckoned without an official calendar. */
export async function hasProvisionalClocks(em: EntityManager, stems: AreaStems, year: number): Promise<boolean> {
  const rows = await em.execute<unknown[] & object[]>(
    `select 1 as found from clocks where provisional and ended_at is null and area like any(?::text[])
       and (deadline is null or deadline >= ?) limit 1`,
    [likes(stems), new Date(`${year}-01-01T00:00:00+08:00`)],
  );
  return rows.length > 0;
}
